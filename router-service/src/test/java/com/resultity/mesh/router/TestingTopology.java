package com.resultity.mesh.router;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.testkit.records.Records;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/**
 * A topology without a broker, on a clock that stands at {@link Records#NOW} and moves only when told to. Every topic has
 * one partition; what it writes to a topic that it also reads comes back to it.
 */
public final class TestingTopology implements AutoCloseable {

    /** Short enough that no look at the time is left out. */
    private static final Duration STEP = Duration.ofMillis(50);

    private final TestingValueSerdes serdes = new TestingValueSerdes();
    private final Consumer application;
    private final TopologyTestDriver driver;
    private long now = Records.NOW;

    /** Defines an application on a builder. */
    public interface Definition {

        void defineOn(StreamsBuilder builder);
    }

    /**
     * A record where it was written; two are equal if their bytes are.
     *
     * @param value null for a tombstone
     */
    public record Written(String key, ByteBuffer value, long timestamp) {}

    public TestingTopology(Consumer application, Definition definition) {
        this.application = application;
        StreamsBuilder builder = new StreamsBuilder();
        definition.defineOn(builder);
        driver = new TopologyTestDriver(builder.build(), properties(application), Instant.ofEpochMilli(Records.NOW));
    }

    private static Properties properties(Consumer application) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application.applicationId());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        // Not said to be on, it is warned of with each topology.
        properties.put("processing.exception.handler.global.enabled", true);
        return properties;
    }

    /** The time, milliseconds since 1970-01-01T00:00:00Z. */
    public long now() {
        return now;
    }

    /** Writes a record; a null value is a tombstone. */
    public <V extends SpecificRecord> void send(Topic<V> topic, String key, V value) {
        sendBytes(topic, key.getBytes(UTF_8), bytes(topic, value));
    }

    /** Writes these very bytes, either of which may be null. */
    public void sendBytes(Topic<?> topic, byte[] key, byte[] value) {
        sendBytes(topic, key, value, new RecordHeaders());
    }

    /** Writes these very bytes, either of which may be null, with headers. */
    public void sendBytes(Topic<?> topic, byte[] key, byte[] value, Headers headers) {
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, headers, Instant.ofEpochMilli(now)));
    }

    /** A value as it lies on its topic. */
    public <V extends SpecificRecord> byte[] bytes(Topic<V> topic, V value) {
        return serdes.of(topic).serializer().serialize(topic.name(), value);
    }

    /** Moves the clock. */
    public void advance(Duration length) {
        for (long end = now + length.toMillis(); now < end; ) {
            long step = Math.min(STEP.toMillis(), end - now);
            now += step;
            driver.advanceWallClockTime(Duration.ofMillis(step));
        }
    }

    /** Moves the clock in one step, for lengths that are too long for many: whatever fell due meanwhile happens at its end. */
    public void leap(Duration length) {
        now += length.toMillis();
        driver.advanceWallClockTime(length);
    }

    /** What was written to a topic since this was asked last, as it lies there. */
    public List<Written> written(Topic<?> topic) {
        return written(topic.name());
    }

    /** What was written to the changelog of a store since this was asked last, as it lies there. */
    public List<Written> changelog(String store) {
        return written(application.applicationId() + "-" + store + "-changelog");
    }

    private List<Written> written(String topic) {
        return driver
                .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .map(record -> new Written(
                        new String(record.key(), UTF_8),
                        record.value() == null ? null : ByteBuffer.wrap(record.value()),
                        record.timestamp()))
                .toList();
    }

    /** The values of what was written to a topic since this was asked last. */
    public <V extends SpecificRecord> List<V> values(Topic<V> topic) {
        return written(topic).stream().map(record -> value(topic, record)).toList();
    }

    /** The value of a record; null for a tombstone. */
    public <V extends SpecificRecord> V value(Topic<V> topic, Written record) {
        if (record.value() == null) {
            return null;
        }
        V value = serdes.of(topic)
                .deserializer()
                .deserialize(topic.name(), record.value().array());
        if (value instanceof RoutingDecision decision) {
            TypedRefusals.check(decision);
        }
        return value;
    }

    @Override
    public void close() {
        driver.close();
    }
}
