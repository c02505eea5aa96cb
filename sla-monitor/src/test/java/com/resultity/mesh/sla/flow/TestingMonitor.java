package com.resultity.mesh.sla.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.NodeStanding;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.ServiceLevel;
import com.resultity.mesh.schemas.SlaAlert;
import com.resultity.mesh.schemas.Subcloud;
import com.resultity.mesh.sla.rows.JobRow;
import com.resultity.mesh.sla.rows.NodeRow;
import com.resultity.mesh.sla.rows.SubcloudRow;
import com.resultity.mesh.sla.rows.TallyRow;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.testkit.records.Records;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** The monitor without a broker, on a clock that stands at {@link Records#NOW} and moves only when told to. */
final class TestingMonitor implements AutoCloseable {

    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Map<String, RowSerde<? extends SpecificRecord>> STORES = Map.of(
            AttemptCounter.JOBS, new RowSerde<>(JobRow.class),
            NodeWatcher.NODES, new RowSerde<>(NodeRow.class),
            NodeWatcher.TALLIES, new RowSerde<>(TallyRow.class),
            SubcloudWatcher.SUBCLOUDS, new RowSerde<>(SubcloudRow.class),
            SubcloudWatcher.TALLIES, new RowSerde<>(TallyRow.class));

    private static final List<Topic<?>> OUTPUTS = List.of(
            TopicCatalogue.SERVICE_LEVELS,
            TopicCatalogue.NODE_STANDINGS,
            TopicCatalogue.SLA_ALERTS,
            TopicCatalogue.DEAD_LETTERS);

    private final TestingValueSerdes serdes = new TestingValueSerdes();
    private final Map<Topic<?>, List<? extends KeyValue<String, ?>>> told = new HashMap<>();
    private final Map<String, List<KeyValue<byte[], byte[]>>> changelogs = new HashMap<>();
    private TopologyTestDriver driver;
    private long now = Records.NOW;

    TestingMonitor() {
        driver = start();
    }

    long now() {
        return now;
    }

    void hear(String nodeId) {
        send(
                TopicCatalogue.NODE_HEARTBEATS,
                nodeId,
                Records.aHeartbeat().node(nodeId).build());
    }

    /** Lets a node send a heartbeat now, and then another whenever an interval has passed, while time moves on. */
    void hearFor(String nodeId, Duration length, Duration interval) {
        for (long beaten = 0; beaten < length.toMillis(); beaten += interval.toMillis()) {
            hear(nodeId);
            advance(interval);
        }
    }

    void decide(RoutingDecision decision) {
        send(TopicCatalogue.ROUTING_DECISIONS, decision.getJobId(), decision);
    }

    void report(JobOutcome outcome) {
        send(TopicCatalogue.JOB_OUTCOMES, outcome.getCell(), outcome);
    }

    void declare(Subcloud subcloud) {
        send(TopicCatalogue.SUBCLOUDS, subcloud.getSubcloudId(), subcloud);
    }

    <V extends SpecificRecord> void send(Topic<V> topic, String key, V value) {
        sendRaw(topic, key.getBytes(UTF_8), serdes.of(topic).serializer().serialize(topic.name(), value), now);
    }

    <V extends SpecificRecord> void sendAt(Topic<V> topic, String key, V value, long timestamp) {
        sendRaw(topic, key.getBytes(UTF_8), serdes.of(topic).serializer().serialize(topic.name(), value), timestamp);
    }

    void sendRaw(Topic<?> topic, byte[] key, byte[] value, long timestamp) {
        TestInputTopic<byte[], byte[]> input =
                driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer());
        input.pipeInput(new TestRecord<>(key, value, Instant.ofEpochMilli(timestamp)));
    }

    /** Moves the clock, in steps short enough that no look at the figures is left out. */
    void advance(Duration length) {
        for (long moved = 0; moved < length.toMillis(); moved += STEP.toMillis()) {
            long step = Math.min(STEP.toMillis(), length.toMillis() - moved);
            now += step;
            driver.advanceWallClockTime(Duration.ofMillis(step));
        }
    }

    /** Moves the clock on to the next look at the figures. */
    void look() {
        advance(Duration.ofSeconds(2));
    }

    List<KeyValue<String, ServiceLevel>> levels() {
        return told(TopicCatalogue.SERVICE_LEVELS);
    }

    /** The service level that was told last under a key; null if it was withdrawn. */
    ServiceLevel level(String key) {
        return levels().stream()
                .filter(level -> level.key.equals(key))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("no level of " + key + " was told"))
                .value;
    }

    List<SlaAlert> alerts() {
        return values(TopicCatalogue.SLA_ALERTS);
    }

    List<KeyValue<String, NodeStanding>> standings() {
        return told(TopicCatalogue.NODE_STANDINGS);
    }

    List<DeadLetter> deadLetters() {
        return values(TopicCatalogue.DEAD_LETTERS);
    }

    /** How many rows all stores hold together. */
    long rows() {
        return STORES.keySet().stream()
                .mapToLong(store -> {
                    try (KeyValueIterator<String, SpecificRecord> rows = driver.<String, SpecificRecord>
                                    getKeyValueStore(store)
                            .all()) {
                        long count = 0;
                        while (rows.hasNext()) {
                            rows.next();
                            count++;
                        }
                        return count;
                    }
                })
                .sum();
    }

    /** Kills the monitor, and starts it again with no more than what lies on its changelogs. */
    void restart() {
        OUTPUTS.forEach(this::told);
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
                SlaTopology.of(SlaRules.defaults(), serdes),
                StreamsSettings.of(Consumer.SLA_MONITOR, "localhost:1"),
                Instant.ofEpochMilli(now));
    }

    private void readChangelog(String store) {
        String topic = "sla-monitor-" + store + "-changelog";
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

    private <V extends SpecificRecord> List<V> values(Topic<V> topic) {
        return told(topic).stream().map(told -> told.value).toList();
    }

    @SuppressWarnings("unchecked")
    private <V extends SpecificRecord> List<KeyValue<String, V>> told(Topic<V> topic) {
        List<KeyValue<String, V>> all =
                (List<KeyValue<String, V>>) told.computeIfAbsent(topic, any -> new ArrayList<KeyValue<String, V>>());
        all.addAll(driver.createOutputTopic(
                        topic.name(), new StringDeserializer(), serdes.of(topic).deserializer())
                .readKeyValuesToList());
        return List.copyOf(all);
    }
}
