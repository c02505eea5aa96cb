package com.resultity.mesh.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.resultity.mesh.audit.log.LogIntake;
import com.resultity.mesh.audit.log.LogRecord;
import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.testkit.records.Records;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.wire.RawRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;

/** A log in memory: records are appended to partitions as bytes, may be changed afterwards, and are audited. */
final class TestingLog {

    /** Long after everything in a test has ended, so that nothing may still be on its way. */
    static final long LONG_AFTER = Records.NOW + 24 * 3_600_000L;

    private final TestingValueSerdes serdes = new TestingValueSerdes();
    private final Map<Topic<?>, Serializer<?>> serializers = new HashMap<>();
    private final Map<Partition, List<Entry>> partitions = new LinkedHashMap<>();
    private final Map<Partition, Long> beginnings = new HashMap<>();
    private final Map<Partition, Long> ends = new HashMap<>();
    private AuditSettings settings = AuditSettings.defaults().withoutUsageLedger();
    private final RecordHeaders noHeaders = new RecordHeaders();

    /** One record on the log. */
    record Entry(Topic<?> topic, int partition, long offset, long timestamp, byte[] key, byte[] value) {

        /** In the form TOPIC-PARTITION@OFFSET. */
        String position() {
            return topic.name() + "-" + partition + "@" + offset;
        }
    }

    private record Partition(Topic<?> topic, int number) {}

    /** From now on the usage ledger is looked at. */
    void keepUsageLedger() {
        settings = AuditSettings.defaults();
    }

    /** Appends a record to partition 0. */
    <V extends SpecificRecord> Entry append(Topic<V> topic, String key, V value) {
        return append(topic, 0, Records.NOW, key, value);
    }

    <V extends SpecificRecord> Entry append(Topic<V> topic, int partition, long timestamp, String key, V value) {
        return appendBytes(topic, partition, timestamp, key.getBytes(UTF_8), bytes(topic, value));
    }

    Entry appendBytes(Topic<?> topic, int partition, long timestamp, byte[] key, byte[] value) {
        List<Entry> entries = entries(topic, partition);
        Entry entry = new Entry(topic, partition, takeOffset(topic, partition), timestamp, key, value);
        entries.add(entry);
        return entry;
    }

    /** Puts another value in the place of one. */
    <V extends SpecificRecord> void replace(Entry entry, Topic<V> topic, V value) {
        List<Entry> entries = entries(entry.topic(), entry.partition());
        entries.set(
                entries.indexOf(entry),
                new Entry(
                        topic, entry.partition(), entry.offset(), entry.timestamp(), entry.key(), bytes(topic, value)));
    }

    void remove(Entry entry) {
        entries(entry.topic(), entry.partition()).remove(entry);
    }

    /** Leaves out an offset, as commit markers and aborted transactions do. */
    void skipOffset(Topic<?> topic, int partition) {
        takeOffset(topic, partition);
    }

    private long takeOffset(Topic<?> topic, int partition) {
        return ends.merge(new Partition(topic, partition), 1L, Long::sum) - 1;
    }

    /** Deletes what lies before an offset, as retention does. */
    void deleteBefore(Topic<?> topic, int partition, long offset) {
        entries(topic, partition).removeIf(entry -> entry.offset() < offset);
        beginnings.put(new Partition(topic, partition), offset);
    }

    /** The offset that the next record of a partition will have. */
    long nextOffset(Topic<?> topic, int partition) {
        return ends.getOrDefault(new Partition(topic, partition), 0L);
    }

    /** The part of it that was written up to a moment. */
    TestingLog upTo(long time) {
        TestingLog part = new TestingLog();
        partitions.forEach((partition, entries) -> part.entries(partition.topic(), partition.number())
                .addAll(entries.stream()
                        .filter(entry -> entry.timestamp() <= time)
                        .toList()));
        return part;
    }

    /** All records of a topic. */
    List<Entry> of(Topic<?> topic) {
        return partitions.entrySet().stream()
                .filter(partition -> partition.getKey().topic().equals(topic))
                .flatMap(partition -> partition.getValue().stream())
                .toList();
    }

    <V extends SpecificRecord> V decode(Topic<V> topic, Entry entry) {
        return serdes.of(topic).deserializer().deserialize(topic.name(), entry.value());
    }

    AuditReport audit() {
        return auditAt(LONG_AFTER);
    }

    /** Audits it partition by partition. */
    AuditReport auditAt(long now) {
        LogAudit audit = begun();
        LogIntake intake = new LogIntake(serdes);
        partitions.values().forEach(entries -> entries.forEach(entry -> observe(entry, intake, audit)));
        return audit.report(now);
    }

    /** Audits it with the partitions interleaved at random, each in its own order. */
    AuditReport auditShuffled(long now, Random random) {
        LogAudit audit = begun();
        LogIntake intake = new LogIntake(serdes);
        List<List<Entry>> left =
                new ArrayList<>(partitions.values().stream().map(ArrayList::new).toList());
        left.removeIf(List::isEmpty);
        while (!left.isEmpty()) {
            List<Entry> one = left.get(random.nextInt(left.size()));
            observe(one.remove(0), intake, audit);
            left.removeIf(List::isEmpty);
        }
        return audit.report(now);
    }

    private LogAudit begun() {
        LogAudit audit = new LogAudit(settings);
        beginnings.forEach((partition, offset) -> audit.begins(partition.topic(), partition.number(), offset));
        return audit;
    }

    private void observe(Entry entry, LogIntake intake, LogAudit audit) {
        audit.observe(record(entry, intake));
    }

    private LogRecord record(Entry entry, LogIntake intake) {
        return intake.take(new RawRecord(
                entry.topic().name(),
                entry.partition(),
                entry.offset(),
                entry.timestamp(),
                entry.key(),
                entry.value(),
                noHeaders));
    }

    private List<Entry> entries(Topic<?> topic, int partition) {
        return partitions.computeIfAbsent(new Partition(topic, partition), unknown -> new ArrayList<>());
    }

    @SuppressWarnings("unchecked")
    private <V extends SpecificRecord> byte[] bytes(Topic<V> topic, V value) {
        Serializer<V> serializer = (Serializer<V>)
                serializers.computeIfAbsent(topic, unknown -> serdes.of(topic).serializer());
        return serializer.serialize(topic.name(), value);
    }
}
