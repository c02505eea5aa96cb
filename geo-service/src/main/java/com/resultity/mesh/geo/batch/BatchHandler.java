package com.resultity.mesh.geo.batch;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What is done with the records of a topic. Made anew after each failure, so that it may hold state. */
@FunctionalInterface
public interface BatchHandler {

    /**
     * Handles the next records, also when there are none. When this throws, or a record that it put out does not get to
     * the log, nothing of the batch counts as done and all of it comes again.
     */
    void handle(List<ConsumerRecord<byte[], byte[]>> records, Outbox outbox) throws InterruptedException;

    /**
     * Partitions were given to this instance.
     *
     * @param consumer may be moved to other positions
     * @param progress for each partition the offset below which all records were accounted for earlier, by whatever instance
     */
    default void given(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> progress) {}

    /** Partitions were taken from this instance. */
    default void taken(Collection<TopicPartition> partitions) {}
}
