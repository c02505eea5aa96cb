package com.resultity.mesh.benchmark.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.wire.ValueSerdes;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/** Writes many records, and loses none without saying so. */
public final class BulkWriter implements AutoCloseable {

    private static final int LINGER_MILLISECONDS = 5;

    private final KafkaProducer<byte[], byte[]> producer;
    private final ValueSerdes serdes;
    private final Map<Topic<?>, Serializer<?>> serializers = new HashMap<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /** Writes in large batches, for which a record waits as long as with the settings that Kafka's producers come with. */
    public BulkWriter(BenchmarkCluster cluster) {
        this.serdes = cluster.serdes();
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        cluster.bootstrapServers(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        LINGER_MILLISECONDS,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        1 << 17),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Writes to the partition of the key. */
    public <V extends SpecificRecord> void write(Topic<V> topic, String key, V value) {
        write(topic, null, key, value);
    }

    /** Writes to the partition of a cell. */
    public <V extends SpecificRecord> void writeToCell(Topic<V> topic, String cell, String key, V value) {
        write(topic, Utils.toPositive(Utils.murmur2(cell.getBytes(UTF_8))) % topic.partitions(), key, value);
    }

    /** Writes to every partition; no value forgets the key. */
    public <V extends SpecificRecord> void writeToAll(Topic<V> topic, String key, V value) {
        for (int partition = 0; partition < topic.partitions(); partition++) {
            write(topic, partition, key, value);
        }
    }

    private <V extends SpecificRecord> void write(Topic<V> topic, Integer partition, String key, V value) {
        byte[] bytes = value == null ? null : serializer(topic).serialize(topic.name(), value);
        var unused = producer.send(
                new ProducerRecord<>(topic.name(), partition, key.getBytes(UTF_8), bytes),
                (metadata, failed) -> failure.compareAndSet(null, failed));
    }

    @SuppressWarnings("unchecked") // The map has each topic's own serialiser, and nothing else writes to it.
    private <V extends SpecificRecord> Serializer<V> serializer(Topic<V> topic) {
        return (Serializer<V>) serializers.computeIfAbsent(
                topic, unknown -> new HeadedSerializer<>(serdes.of(topic).serializer()));
    }

    /**
     * Returns when all is on the log.
     *
     * @throws IllegalStateException if something is not
     */
    public void flush() {
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("a record could not be written", failure.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
