package com.resultity.mesh.audit;

import static com.resultity.mesh.audit.Scenario.JOB;
import static com.resultity.mesh.audit.Scenario.NEXT_JOB;
import static com.resultity.mesh.testkit.records.Records.NODE_ID;
import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aDeadLetter;
import static com.resultity.mesh.testkit.records.Records.aSubcloud;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.audit.TestingLog.Entry;
import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.TenancyEnd;
import com.resultity.mesh.schemas.UsageLine;
import com.resultity.mesh.testkit.records.DeadLetterBuilder;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.TableKeys;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final long SOON = NOW + 2_000;

    private final Scenario scenario = new Scenario();

    @BeforeEach
    void keepLedger() {
        scenario.log.keepUsageLedger();
    }

    @Test
    void shouldFindNothingWhereTheLedgerSumsToTheOutcomes() {
        scenario.servedOnSlotZero();
        tell(line(1, 512, 128, 800, 640_000));
        assertClean();
    }

    @Test
    void shouldFindEveryFigureThatIsWrong() {
        scenario.servedOnSlotZero();
        tell(line(2, 512, 128, 800, 640_000));
        assertOneDifference();
        tell(line(1, 511, 128, 800, 640_000));
        assertOneDifference();
        tell(line(1, 512, 129, 800, 640_000));
        assertOneDifference();
        tell(line(1, 512, 128, 801, 640_000));
        assertOneDifference();
        tell(line(1, 512, 128, 800, 640_001));
        assertOneDifference();
        tell(line(1, 512, 128, 800, 640_000));
        assertClean();
    }

    @Test
    void shouldNameTheLineThatDiffers() {
        scenario.servedOnSlotZero();
        Entry told = tell(line(2, 1_024, 256, 1_600, 1_280_000));
        var breach = scenario.log.audit().breaches().get(0);
        assertEquals(NODE_ID, breach.nodeId());
        assertEquals(
                "line 2026-01-01/node-eu-001/-/tenant-a says 2 jobs, 1024 and 256 tokens, 1600 ms, 1280000 weighted units"
                        + " where the outcomes sum to 1 jobs, 512 and 128 tokens, 800 ms, 640000 weighted units",
                breach.detail());
        assertEquals(java.util.List.of(told.position()), breach.positions());
    }

    @Test
    void shouldFindLineThatIsMissingOnceItIsLate() {
        scenario.servedOnSlotZero();
        AuditReport atOnce = scenario.log.auditAt(SOON);
        assertTrue(atOnce.clean(), atOnce::toJson);
        assertEquals(1, atOnce.unsettledLines());
        assertOneDifference();
    }

    @Test
    void shouldFindLineOfWhatNobodyServed() {
        tell(line(1, 512, 128, 800, 640_000));
        assertOneDifference();
    }

    @Test
    void shouldLetLineSayNothingAnyMore() {
        scenario.decided(scenario.assignment(scenario.accepted(JOB)).build());
        tell(line(0, 0, 0, 0, 0));
        assertEquals(Map.of(BreachKind.LOST, 1L), scenario.found());
    }

    @Test
    void shouldOweNothingForRepeatsAndStrangers() {
        RoutingDecision decision = scenario.assignment(scenario.accepted(JOB)).build();
        scenario.ended(anOutcome().of(decision).gateway("gateway-9").build());
        scenario.served(decision);
        scenario.decided(decision);
        scenario.ended(anOutcome().of(decision).tokens(9, 9).build());
        tell(line(1, 512, 128, 800, 640_000));
        assertClean();
    }

    @Test
    void shouldOweTheLastAttemptAlone() {
        var job = scenario.accepted(JOB);
        RoutingDecision first = scenario.assignment(job).build();
        scenario.served(first);
        scenario.served(scenario.assignment(job)
                .attempt(2)
                .slot(1, 4)
                .voiding(1, NODE_ID, TenancyEnd.LEASE_ENDED)
                .decidedAt(NOW + 400_000)
                .build());
        tell(line(1, 512, 128, 800, 640_000));
        assertEquals(0, scenario.log.audit().ledgerDifferences());
        tell(line(2, 1_024, 256, 1_600, 1_280_000));
        assertEquals(1, scenario.log.audit().ledgerDifferences());
    }

    @Test
    void shouldOweNothingForOutcomeThatTheLedgerSetAside() {
        Entry outcome = scenario.servedOnSlotZero();
        assertOneDifference();
        DeadLetterBuilder letter = aDeadLetter()
                .consumer(Consumer.USAGE_LEDGER)
                .reason(DeadLetterReason.INVALID_FIELD)
                .position(TopicCatalogue.JOB_OUTCOMES, outcome.partition(), outcome.offset());
        scenario.log.append(TopicCatalogue.DEAD_LETTERS, letter.key(), letter.build());
        assertEquals(0, scenario.log.audit().ledgerDifferences());
    }

    @Test
    void shouldFindMultiplierThatTheVersionDoesNotSay() {
        scenario.log.append(
                TopicCatalogue.SUBCLOUDS,
                "gold",
                aSubcloud().id("gold").rewarding(1_250).build());
        RoutingDecision decision = scenario.assignment(scenario.accepted(NEXT_JOB))
                .subcloud("gold", 1)
                .rewarding(2_000)
                .build();
        scenario.served(decision);
        UsageLine line = line(1, 512, 128, 800, 1_280_000);
        line.setSubcloudId("gold");
        tell(line);
        assertEquals(1, scenario.log.audit().ledgerDifferences());
        assertTrue(scenario.log.audit().breaches().stream().anyMatch(breach -> breach.detail()
                .equals("it multiplies by 2000 thousandths where version 1 of gold says 1250")));
    }

    @Test
    void shouldNotJudgeDaysThatArePartlyDeleted() {
        scenario.servedOnSlotZero();
        scenario.log.deleteBefore(TopicCatalogue.JOB_OUTCOMES, 0, 1);
        tell(line(1, 512, 128, 800, 640_000));
        AuditReport report = scenario.log.auditAt(NOW + 8 * 24 * 3_600_000L);
        assertEquals(0, report.ledgerDifferences());
        assertEquals(1L, report.unverifiable().get("ledgerDifferences"));
    }

    private Entry tell(UsageLine line) {
        return scenario.log.append(TopicCatalogue.USAGE_LEDGER, TableKeys.of(line), line);
    }

    private static UsageLine line(long jobs, long context, long output, long milliseconds, long units) {
        return new UsageLine(
                "2026-01-01", NODE_ID, null, "tenant-a", jobs, context, output, milliseconds, units, 1L, NOW);
    }

    private void assertClean() {
        AuditReport report = scenario.log.audit();
        assertTrue(report.clean(), report::toJson);
        assertEquals(0, report.unsettledLines());
    }

    private void assertOneDifference() {
        assertEquals(Map.of(BreachKind.LEDGER, 1L), scenario.found());
    }
}
