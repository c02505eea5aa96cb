package com.resultity.mesh.geo.batch;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Reads up to the end of the log. */
public final class LogEnd {

    private static final Duration POLL = Duration.ofMillis(100);

    private LogEnd() {}

    /**
     * Reads at least to where partitions end when this is called; polls at least once, and then waits up to a tenth of a
     * second for records.
     *
     * @param consumer a consumer that has the partitions
     * @param goesOn asked after each poll; ends the reading early
     * @param taker takes what each poll gives
     * @return whether the end was reached
     */
    public static boolean readTo(
            Consumer<byte[], byte[]> consumer,
            Collection<TopicPartition> partitions,
            BooleanSupplier goesOn,
            java.util.function.Consumer<ConsumerRecords<byte[], byte[]>> taker) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        do {
            taker.accept(consumer.poll(POLL));
        } while (goesOn.getAsBoolean() && !reached(consumer, ends));
        return reached(consumer, ends);
    }

    private static boolean reached(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
