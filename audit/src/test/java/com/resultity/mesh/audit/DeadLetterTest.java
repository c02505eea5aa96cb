package com.resultity.mesh.audit;

import static com.resultity.mesh.testkit.records.Records.CELL;
import static com.resultity.mesh.testkit.records.Records.JOB_ID;
import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aDeadLetter;
import static com.resultity.mesh.testkit.records.Records.aJobRequest;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.audit.TestingLog.Entry;
import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.RecordCheck;
import com.resultity.mesh.wire.RecordIntake;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    private static final byte[] GARBAGE = {7, 7, 7};

    private final Scenario scenario = new Scenario();

    @Test
    void shouldAllowGarbageThatEveryReaderSetAside() {
        Entry garbage = garbage();
        letters(garbage, Consumer.ROUTER_PLACE, Consumer.SLA_MONITOR, Consumer.USAGE_LEDGER);
        AuditReport report = scenario.log.audit();
        assertTrue(report.clean(), report::toJson);
        assertEquals(1, report.undecodable());
        assertEquals(3, report.deadLetters());
    }

    @Test
    void shouldCountLetterThatWasWrittenTwiceOnce() {
        Entry garbage = garbage();
        letters(garbage, Consumer.ROUTER_PLACE, Consumer.SLA_MONITOR, Consumer.USAGE_LEDGER, Consumer.SLA_MONITOR);
        assertEquals(3, scenario.log.audit().deadLetters());
    }

    @Test
    void shouldFindGarbageThatOneReaderDropped() {
        Entry garbage = garbage();
        letters(garbage, Consumer.ROUTER_PLACE, Consumer.USAGE_LEDGER);
        assertEquals(Map.of(BreachKind.SILENTLY_DROPPED, 1L), scenario.found());
    }

    @Test
    void shouldFindGarbageThatNobodySetAside() {
        garbage();
        assertEquals(Map.of(BreachKind.SILENTLY_DROPPED, 3L), scenario.found());
    }

    @Test
    void shouldFindRecordsThatNobodyCanBelieve() {
        Topic<?> topic = TopicCatalogue.HANDED_ON_JOBS;
        byte[] key = CELL.getBytes(UTF_8);
        byte[] unknownSchema = ByteBuffer.allocate(6)
                .putInt(1, TestingValueSerdes.unknownSchemaId())
                .array();
        scenario.log.appendBytes(topic, 0, NOW, null, GARBAGE);
        scenario.log.appendBytes(topic, 0, NOW, key, null);
        scenario.log.appendBytes(topic, 0, NOW, null, null);
        scenario.log.appendBytes(topic, 0, NOW, key, unknownSchema);
        scenario.log.append(
                TopicCatalogue.JOB_REQUESTS, "another-id", aJobRequest().build());
        assertEquals(Map.of(BreachKind.SILENTLY_DROPPED, 5L), scenario.found());
    }

    @Test
    void shouldGiveReadersTime() {
        garbage();
        assertEquals(Map.of(), Scenario.found(scenario.log.auditAt(NOW + 30_000)));
    }

    @Test
    void shouldFindLetterOfRecordThatIsNotThere() {
        stray(aDeadLetter().position(TopicCatalogue.JOB_REQUESTS, 0, 3).build());
        assertStray();
    }

    @Test
    void shouldNotMissRecordsThatRetentionDeleted() {
        stray(aDeadLetter().position(TopicCatalogue.JOB_REQUESTS, 0, 3).build());
        scenario.log.deleteBefore(TopicCatalogue.JOB_REQUESTS, 0, 4);
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldFindLetterOfReaderThatDoesNotReadTheTopic() {
        Entry garbage = garbage();
        letters(garbage, Consumer.ROUTER_PLACE, Consumer.SLA_MONITOR, Consumer.USAGE_LEDGER, Consumer.GEO_SERVICE);
        assertStray();
    }

    @Test
    void shouldFindLetterOfWellFormedRecord() {
        scenario.servedOnSlotZero();
        stray(aDeadLetter().position(TopicCatalogue.JOB_REQUESTS, 0, 0).build());
        // The request was set aside by its letter, so the job is accepted by its label alone.
        assertStray();
    }

    @Test
    void shouldAllowLetterOfRecordThatBreaksAServicesOwnRule() {
        scenario.servedOnSlotZero();
        stray(aDeadLetter()
                .reason(DeadLetterReason.STALE)
                .position(TopicCatalogue.JOB_REQUESTS, 0, 0)
                .build());
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldFindLetterWhoseKeyNamesAnotherRecord() {
        Entry garbage = garbage();
        letters(garbage, Consumer.ROUTER_PLACE, Consumer.SLA_MONITOR, Consumer.USAGE_LEDGER);
        scenario.log.append(
                TopicCatalogue.DEAD_LETTERS, "sla-monitor/elsewhere-0@0", letter(garbage, Consumer.SLA_MONITOR));
        assertStray();
    }

    @Test
    void shouldFindLetterThatDoesNotHoldTheWholeValue() {
        Entry garbage = garbage();
        letters(garbage, Consumer.ROUTER_PLACE, Consumer.USAGE_LEDGER);
        DeadLetter cut = letter(garbage, Consumer.SLA_MONITOR);
        cut.setValue(ByteBuffer.wrap(new byte[] {7, 7}));
        stray(cut);
        assertStray();
    }

    @Test
    void shouldFindLetterThatHoldsAnotherValue() {
        Entry garbage = garbage();
        letters(garbage, Consumer.ROUTER_PLACE, Consumer.USAGE_LEDGER);
        DeadLetter other = letter(garbage, Consumer.SLA_MONITOR);
        other.setValue(ByteBuffer.wrap(new byte[] {7, 7, 8}));
        stray(other);
        assertStray();
    }

    @Test
    void shouldFindLetterThatRepeatsWhatMustBeWithheld() {
        scenario.log.appendBytes(TopicCatalogue.JOB_REQUESTS, 0, NOW, JOB_ID.getBytes(UTF_8), GARBAGE);
        DeadLetter open = aDeadLetter().build();
        open.setValueWithheld(false);
        open.setValue(ByteBuffer.wrap(GARBAGE));
        stray(open);
        assertStray();
    }

    private Entry garbage() {
        return scenario.log.appendBytes(TopicCatalogue.JOB_OUTCOMES, 0, NOW, CELL.getBytes(UTF_8), GARBAGE);
    }

    private void letters(Entry garbage, Consumer... consumers) {
        for (Consumer consumer : consumers) {
            stray(letter(garbage, consumer));
        }
    }

    /** The letter that the wire's own intake makes. */
    private static DeadLetter letter(Entry garbage, Consumer consumer) {
        RecordIntake<JobOutcome> intake = new RecordIntake<>(
                consumer.applicationId(),
                TopicCatalogue.JOB_OUTCOMES,
                new TestingValueSerdes(),
                RecordCheck.keyIs(JobOutcome::getCell));
        Intake<JobOutcome> taken = intake.take(
                new RawRecord(
                        garbage.topic().name(),
                        garbage.partition(),
                        garbage.offset(),
                        garbage.timestamp(),
                        garbage.key(),
                        garbage.value(),
                        new RecordHeaders()),
                NOW);
        return ((Intake.Rejected<JobOutcome>) taken).letter();
    }

    private void stray(DeadLetter letter) {
        String key =
                letter.getConsumer() + "/" + letter.getTopic() + "-" + letter.getPartition() + "@" + letter.getOffset();
        scenario.log.append(TopicCatalogue.DEAD_LETTERS, key, letter);
    }

    private void assertStray() {
        assertEquals(Map.of(BreachKind.STRAY_DEAD_LETTER, 1L), scenario.found());
    }
}
