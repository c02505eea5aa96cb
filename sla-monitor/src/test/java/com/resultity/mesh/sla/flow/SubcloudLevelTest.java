package com.resultity.mesh.sla.flow;

import static com.resultity.mesh.testkit.records.Records.aRefusal;
import static com.resultity.mesh.testkit.records.Records.aSubcloud;
import static com.resultity.mesh.testkit.records.Records.anAssignment;
import static com.resultity.mesh.testkit.records.Records.anExpiry;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static com.resultity.mesh.testkit.records.Records.jobId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.resultity.mesh.schemas.DecisionReason;
import com.resultity.mesh.schemas.ServiceLevel;
import com.resultity.mesh.schemas.SubjectKind;
import com.resultity.mesh.schemas.TenancyEnd;
import com.resultity.mesh.testkit.records.Records;
import com.resultity.mesh.testkit.records.RefusalBuilder;
import com.resultity.mesh.topics.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubcloudLevelTest {

    private static final String KEY = "subcloud/gold";

    private final TestingMonitor monitor = new TestingMonitor();

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    void shouldCountWhatWasServedAgainstWhatTheSubcloudOwed() {
        serve(1, 200);
        serve(2, 400);
        monitor.decide(anAssignment().job(job(3)).subcloud("gold", 1).build());
        monitor.report(anOutcome()
                .job(job(3))
                .subcloud("gold")
                .failed("connection reset")
                .build());
        monitor.decide(anAssignment()
                .job(job(4))
                .subcloud("gold", 1)
                .attempt(2)
                .voiding(1, "node-eu-001", TenancyEnd.NODE_SILENT)
                .build());
        monitor.decide(anExpiry().job(job(5)).subcloud("gold", 1).build());
        monitor.decide(refused(6, DecisionReason.LINE_FULL).build());
        monitor.decide(refused(7, DecisionReason.NOTHING_ELIGIBLE).build());
        monitor.decide(refused(8, DecisionReason.ACCESS_DENIED).build());
        monitor.decide(refused(9, DecisionReason.ATTEMPTS_EXHAUSTED).build());
        monitor.look();

        ServiceLevel level = monitor.level(KEY);
        assertEquals(SubjectKind.SUBCLOUD, level.getKind());
        assertEquals("gold", level.getSubjectId());
        assertEquals(60_000, level.getWindowMilliseconds());
        assertEquals(333_333, level.getAvailabilityPartsPerMillion());
        assertEquals(2, level.getServed());
        assertEquals(4, level.getFailed());
        assertEquals(200, level.getLatencyP50Milliseconds());
        assertEquals(400, level.getLatencyP95Milliseconds());
        assertEquals(400, level.getLatencyP99Milliseconds());
        assertEquals(monitor.now(), level.getComputedAt());
    }

    @Test
    void shouldCountRepeatedRecordsOnce() {
        for (int repeat = 0; repeat < 3; repeat++) {
            monitor.decide(anAssignment().job(job(1)).subcloud("gold", 1).build());
            monitor.report(anOutcome().job(job(1)).subcloud("gold").build());
            monitor.decide(anAssignment()
                    .job(job(2))
                    .subcloud("gold", 1)
                    .attempt(2)
                    .voiding(1, "node-eu-001", TenancyEnd.LEASE_ENDED)
                    .build());
            monitor.decide(anExpiry().job(job(3)).subcloud("gold", 1).build());
            monitor.look();
        }

        assertEquals(1, monitor.level(KEY).getServed());
        assertEquals(2, monitor.level(KEY).getFailed());
    }

    @Test
    void shouldNotCountOutcomeOfVoidAttempt() {
        monitor.decide(anAssignment().job(job(1)).subcloud("gold", 1).build());
        monitor.decide(anAssignment()
                .job(job(1))
                .subcloud("gold", 1)
                .attempt(2)
                .voiding(1, "node-eu-001", TenancyEnd.NODE_RESTARTED)
                .build());
        monitor.report(anOutcome().job(job(1)).subcloud("gold").attempt(1).build());
        monitor.look();

        assertEquals(0, monitor.level(KEY).getServed());
        assertEquals(1, monitor.level(KEY).getFailed());
    }

    @Test
    void shouldCountAgainstTheSubcloudThatItsNodeWasBarredOrThatAllWereBusy() {
        for (TenancyEnd end : List.of(TenancyEnd.NODE_EXPELLED, TenancyEnd.STANDING_LOST)) {
            monitor.decide(anAssignment()
                    .job(job(end.ordinal()))
                    .subcloud("gold", 1)
                    .attempt(2)
                    .voiding(1, "node-eu-001", end)
                    .build());
        }
        monitor.decide(refused(20, DecisionReason.ALL_BUSY).build());
        monitor.decide(refused(21, DecisionReason.TENANT_QUOTA_REACHED).build());
        monitor.look();

        assertEquals(3, monitor.level(KEY).getFailed());
    }

    @Test
    void shouldTellLevelOnlyWhenItChanges() {
        serve(1, 200);
        monitor.advance(Duration.ofSeconds(20));

        assertEquals(
                1,
                monitor.levels().stream().filter(level -> level.key.equals(KEY)).count());
    }

    @Test
    void shouldLetSamplesLeaveTheWindow() {
        serve(1, 200);
        monitor.advance(Duration.ofSeconds(59));
        assertEquals(1, monitor.level(KEY).getServed());

        monitor.advance(Duration.ofSeconds(3));

        assertEquals(0, monitor.level(KEY).getServed());
        assertNull(monitor.level(KEY).getAvailabilityPartsPerMillion());
        assertNull(monitor.level(KEY).getLatencyP95Milliseconds());
    }

    @Test
    void shouldMeasureOverTheWindowThatIsPromised() {
        monitor.declare(aSubcloud().id("gold").promising(null, null, 20_000L).build());
        serve(1, 200);
        monitor.look();
        assertEquals(20_000, monitor.level(KEY).getWindowMilliseconds());

        monitor.advance(Duration.ofSeconds(20));

        assertEquals(0, monitor.level(KEY).getServed());
    }

    @Test
    void shouldNotLetWrongClockOfGatewaySpoilTheWindow() {
        long wallClock = System.currentTimeMillis();
        monitor.sendAt(
                TopicCatalogue.JOB_OUTCOMES,
                Records.CELL,
                anOutcome().job(job(1)).subcloud("gold").build(),
                wallClock + Duration.ofDays(300).toMillis());
        monitor.sendAt(
                TopicCatalogue.JOB_OUTCOMES,
                Records.CELL,
                anOutcome().job(job(2)).subcloud("gold").build(),
                0);
        serve(3, 200);
        monitor.look();

        // The one from the future counts as of now; the one from 1970 is too old to count.
        assertEquals(2, monitor.level(KEY).getServed());

        monitor.advance(Duration.ofSeconds(62));

        assertEquals(0, monitor.level(KEY).getServed());
    }

    @Test
    void shouldForgetSubcloudThatPromisesNothingAndIsNotHeardOf() {
        serve(1, 200);
        monitor.declare(
                aSubcloud().id("silver").promising(995_000, null, 60_000L).build());
        monitor.advance(Duration.ofMinutes(5).plusSeconds(2));

        assertNull(monitor.level(KEY));
        assertEquals(0, monitor.level("subcloud/silver").getServed());
    }

    @Test
    void shouldNotMeasureTheGlobalPool() {
        monitor.decide(anAssignment().job(job(1)).build());
        monitor.report(anOutcome().job(job(1)).build());
        monitor.look();

        assertEquals(
                0,
                monitor.levels().stream()
                        .filter(level -> level.key.startsWith("subcloud/"))
                        .count());
    }

    private void serve(int number, long latency) {
        monitor.decide(anAssignment().job(job(number)).subcloud("gold", 1).build());
        monitor.report(
                anOutcome().job(job(number)).subcloud("gold").latency(latency).build());
    }

    private static RefusalBuilder refused(int number, DecisionReason reason) {
        return aRefusal().job(job(number)).subcloud("gold", 1).reason(reason);
    }

    private static String job(int number) {
        return jobId(Records.NOW, number);
    }
}
