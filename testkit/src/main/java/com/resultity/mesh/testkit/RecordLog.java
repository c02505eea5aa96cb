package com.resultity.mesh.testkit;

import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.wire.ValueSerdes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.opentest4j.AssertionFailedError;

/** Reads topics as they are at this moment, leaving out what a transaction has not committed. */
public final class RecordLog implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;
    private final TopicSerdes serdes;

    /**
     * @param bootstrapServers the broker, as {@code host:port}
     * @param serdes where the serdes of values come from
     */
    public RecordLog(String bootstrapServers, ValueSerdes serdes) {
        this.bootstrapServers = bootstrapServers;
        this.serdes = new TopicSerdes(serdes);
    }

    /**
     * Everything on a topic from its beginning to its present end, ordered by partition and offset. A tombstone has a null
     * value.
     *
     * @throws AssertionFailedError if the end is not reached within two minutes
     * @throws org.apache.kafka.common.errors.SerializationException if a value cannot be decoded
     */
    public <V extends SpecificRecord> List<ConsumerRecord<String, V>> read(Topic<V> topic) {
        return read(
                topic.name(),
                new StringDeserializer(),
                new Kept<>(serdes.of(topic).deserializer()));
    }

    /** The same as {@link #read(Topic)}, of any topic and without decoding anything. */
    public List<ConsumerRecord<byte[], byte[]>> readBytes(String topic) {
        return read(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private <K, V> List<ConsumerRecord<K, V>> read(String topic, Deserializer<K> keys, Deserializer<V> values) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false);
        try (Consumer<K, V> consumer = new KafkaConsumer<>(settings, keys, values)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return readToEnds(consumer, consumer.endOffsets(partitions));
        }
    }

    private static <K, V> List<ConsumerRecord<K, V>> readToEnds(
            Consumer<K, V> consumer, Map<TopicPartition, Long> ends) {
        List<ConsumerRecord<K, V>> records = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        // Positions and not counts: commit markers and compacted records take offsets too.
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > deadline) {
                throw new AssertionFailedError("did not reach the ends " + ends + " within " + PATIENCE);
            }
            consumer.poll(POLL).forEach(records::add);
        }
        records.removeIf(record -> record.offset() >= ends.get(new TopicPartition(record.topic(), record.partition())));
        records.sort(Comparator.<ConsumerRecord<K, V>>comparingInt(ConsumerRecord::partition)
                .thenComparingLong(ConsumerRecord::offset));
        return List.copyOf(records);
    }

    @Override
    public void close() {
        serdes.close();
    }

    /** A deserializer that outlives the consumer, which would close it, and that several threads may use. */
    private record Kept<V>(Deserializer<V> deserializer) implements Deserializer<V> {

        @Override
        public V deserialize(String topic, byte[] data) {
            synchronized (deserializer) {
                return deserializer.deserialize(topic, data);
            }
        }

        @Override
        public V deserialize(String topic, Headers headers, byte[] data) {
            synchronized (deserializer) {
                return deserializer.deserialize(topic, headers, data);
            }
        }
    }
}
