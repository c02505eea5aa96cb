package com.resultity.mesh.testkit;

import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.wire.ValueSerdes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.opentest4j.AssertionFailedError;

/** Writes records one by one, well-formed or not, and returns when the broker has each. */
public final class RecordWriter implements AutoCloseable {

    private final TopicSerdes serdes;
    private final Producer<byte[], byte[]> producer;

    /**
     * @param bootstrapServers the broker, as {@code host:port}
     * @param serdes where the serdes of values come from
     */
    public RecordWriter(String bootstrapServers, ValueSerdes serdes) {
        this.serdes = new TopicSerdes(serdes);
        this.producer = new KafkaProducer<>(
                // Each record is waited for, so lingering for more would only cost time.
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Writes to the partition that the key belongs to.
     *
     * @param value the value, or null for a tombstone
     * @return where the record is on the log
     */
    public <V extends SpecificRecord> RecordMetadata write(Topic<V> topic, String key, V value) {
        return send(record(topic, null, key, value));
    }

    /** Writes to a given partition, for a topic whose partition is not that of its key. */
    public <V extends SpecificRecord> RecordMetadata write(Topic<V> topic, int partition, String key, V value) {
        return send(record(topic, partition, key, value));
    }

    /** Writes these very bytes, either of which may be null. */
    public RecordMetadata writeBytes(String topic, byte[] key, byte[] value) {
        return send(new ProducerRecord<>(topic, key, value));
    }

    private <V extends SpecificRecord> ProducerRecord<byte[], byte[]> record(
            Topic<V> topic, Integer partition, String key, V value) {
        byte[] bytes = serdes.of(topic).serializer().serialize(topic.name(), value);
        return new ProducerRecord<>(topic.name(), partition, key.getBytes(StandardCharsets.UTF_8), bytes);
    }

    private RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record).get();
        } catch (ExecutionException failure) {
            throw new AssertionFailedError("could not write to " + record.topic(), failure.getCause());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionFailedError("was interrupted while writing to " + record.topic(), interruption);
        }
    }

    @Override
    public void close() {
        producer.close();
        serdes.close();
    }
}
