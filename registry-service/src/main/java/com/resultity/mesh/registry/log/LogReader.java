package com.resultity.mesh.registry.log;

import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.ValueSerdes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads all partitions of some topics from their beginning, without a group.
 *
 * <p>Not safe for use by several threads.
 */
public final class LogReader implements FactLog {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Collection<String> topics;
    private List<TopicPartition> partitions = List.of();

    /**
     * @param bootstrapServers where the broker is
     * @param topics the topics to read
     */
    LogReader(String bootstrapServers, Collection<String> topics) {
        this.topics = List.copyOf(topics);
        this.consumer = new KafkaConsumer<>(
                LogSettings.consumer(bootstrapServers), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Opens the topics that the registrar's state can be read from, what it decided, and what is measured of nodes. */
    public static FactLog ofEverything(String bootstrapServers, ValueSerdes serdes) {
        return new LogReader(
                bootstrapServers,
                Stream.concat(
                                FactSource.all(serdes).stream().map(FactSource::topic),
                                Stream.of(TopicCatalogue.REGISTRY_COMMANDS, TopicCatalogue.REGISTRY_REPLIES))
                        .map(Topic::name)
                        .toList());
    }

    @Override
    public List<RawRecord> readAll() {
        return readAll(topics);
    }

    @Override
    public List<RawRecord> readAll(Topic<?> topic) {
        return readAll(List.of(topic.name()));
    }

    private List<RawRecord> readAll(Collection<String> which) {
        begin(which);
        Map<TopicPartition, Long> ends = ends();
        List<RawRecord> all = new ArrayList<>();
        while (!isAt(ends)) {
            all.addAll(read(POLL));
        }
        return all;
    }

    /**
     * Goes to the beginning of all partitions.
     *
     * @throws UnknownTopicOrPartitionException while a topic is not there
     */
    void begin() {
        begin(topics);
    }

    private void begin(Collection<String> which) {
        partitions = which.stream()
                .sorted()
                .flatMap(topic -> partitionsOf(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** The offset after the last record that is there now, for each partition. */
    Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions);
    }

    /** Whether everything before these offsets was read. */
    boolean isAt(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Reads what is there, waiting a while if nothing is; in the order of the log. */
    List<RawRecord> read(Duration wait) {
        List<RawRecord> records = new ArrayList<>();
        consumer.poll(wait).forEach(record -> records.add(RawRecord.of(record)));
        return records;
    }

    @Override
    public void close() {
        // Whoever interrupts wants it closed, and closing is quick; interrupted, it would leave connections behind.
        boolean interrupted = Thread.interrupted();
        consumer.close(CloseOptions.timeout(CLOSE_PATIENCE));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<PartitionInfo> partitionsOf(String topic) {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            throw new UnknownTopicOrPartitionException("topic " + topic + " is not there");
        }
        return found;
    }
}
