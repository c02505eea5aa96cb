package com.resultity.mesh.sla.usage.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.UsageLine;
import com.resultity.mesh.sla.flow.RowSerde;
import com.resultity.mesh.sla.flow.StreamsSettings;
import com.resultity.mesh.sla.rows.UsageJobRow;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.testkit.records.Records;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The usage ledger without a broker; each record may have its own time. */
final class TestingUsage implements AutoCloseable {

    private static final Map<String, RowSerde<? extends SpecificRecord>> STORES = Map.of(
            JobAccountant.JOBS, new RowSerde<>(UsageJobRow.class),
            LineKeeper.LINES, new RowSerde<>(UsageLine.class));

    private final TestingValueSerdes serdes = new TestingValueSerdes();
    private final Map<String, List<KeyValue<byte[], byte[]>>> changelogs = new HashMap<>();
    private final List<KeyValue<byte[], byte[]>> ledger = new ArrayList<>();
    private final List<DeadLetter> letters = new ArrayList<>();
    private TopologyTestDriver driver = start();

    void decide(RoutingDecision decision, long timestamp) {
        send(TopicCatalogue.ROUTING_DECISIONS, decision.getJobId(), decision, timestamp);
    }

    void report(JobOutcome outcome, long timestamp) {
        send(TopicCatalogue.JOB_OUTCOMES, outcome.getCell(), outcome, timestamp);
    }

    <V extends SpecificRecord> void send(Topic<V> topic, String key, V value, long timestamp) {
        sendRaw(topic, key.getBytes(UTF_8), serdes.of(topic).serializer().serialize(topic.name(), value), timestamp);
    }

    void sendRaw(Topic<?> topic, byte[] key, byte[] value, long timestamp) {
        TestInputTopic<byte[], byte[]> input =
                driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer());
        input.pipeInput(new TestRecord<>(key, value, Instant.ofEpochMilli(timestamp)));
    }

    /** The lines as they were told last, by key. */
    Map<String, UsageLine> told() {
        readLedger();
        Map<String, UsageLine> told = new TreeMap<>();
        ledger.forEach(line -> told.put(
                new String(line.key, UTF_8),
                serdes.of(TopicCatalogue.USAGE_LEDGER)
                        .deserializer()
                        .deserialize(TopicCatalogue.USAGE_LEDGER.name(), line.value)));
        return told;
    }

    /** How often lines were told. */
    int tellings() {
        readLedger();
        return ledger.size();
    }

    long rememberedJobs() {
        return count(JobAccountant.JOBS);
    }

    long rememberedLines() {
        return count(LineKeeper.LINES);
    }

    List<DeadLetter> deadLetters() {
        letters.addAll(driver.createOutputTopic(
                        TopicCatalogue.DEAD_LETTERS.name(),
                        new StringDeserializer(),
                        serdes.of(TopicCatalogue.DEAD_LETTERS).deserializer())
                .readValuesToList());
        return List.copyOf(letters);
    }

    /** Kills it, and starts it again with no more than what lies on its changelogs. */
    void restart() {
        deadLetters();
        readLedger();
        STORES.keySet().forEach(this::readChangelog);
        driver.close();
        driver = start();
        STORES.forEach(this::restore);
    }

    @Override
    public void close() {
        driver.close();
    }

    private TopologyTestDriver start() {
        return new TopologyTestDriver(
                UsageTopology.of(serdes),
                StreamsSettings.of(Consumer.USAGE_LEDGER, "localhost:1"),
                Instant.ofEpochMilli(Records.NOW));
    }

    private void readLedger() {
        ledger.addAll(driver.createOutputTopic(
                        TopicCatalogue.USAGE_LEDGER.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readKeyValuesToList());
    }

    private long count(String store) {
        long count = 0;
        try (KeyValueIterator<String, SpecificRecord> rows =
                driver.<String, SpecificRecord>getKeyValueStore(store).all()) {
            while (rows.hasNext()) {
                rows.next();
                count++;
            }
        }
        return count;
    }

    private void readChangelog(String store) {
        String topic = Consumer.USAGE_LEDGER.applicationId() + "-" + store + "-changelog";
        changelogs
                .computeIfAbsent(store, name -> new ArrayList<>())
                .addAll(driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                        .readKeyValuesToList());
    }

    private void restore(String store, RowSerde<? extends SpecificRecord> serde) {
        KeyValueStore<String, SpecificRecord> rows = driver.getKeyValueStore(store);
        for (KeyValue<byte[], byte[]> change : changelogs.get(store)) {
            rows.put(new String(change.key, UTF_8), serde.deserialize(store, change.value));
        }
    }
}
