package com.resultity.mesh.audit;

import static com.resultity.mesh.audit.Scenario.JOB;
import static com.resultity.mesh.audit.Scenario.NEXT_JOB;
import static com.resultity.mesh.audit.Scenario.endedBy;
import static com.resultity.mesh.audit.Scenario.endedWithoutOutcome;
import static com.resultity.mesh.testkit.records.Records.NODE_ID;
import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aHeartbeat;
import static com.resultity.mesh.testkit.records.Records.aNode;
import static com.resultity.mesh.testkit.records.Records.aNodeState;
import static com.resultity.mesh.testkit.records.Records.anExpiry;
import static com.resultity.mesh.testkit.records.Records.jobId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.audit.TestingLog.Entry;
import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.schemas.InputPosition;
import com.resultity.mesh.schemas.Liveness;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.PreviousTenancy;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.TenancyEnd;
import com.resultity.mesh.testkit.records.AssignmentBuilder;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapacityTest {

    private static final Map<BreachKind, Long> ONE_BREACH = Map.of(BreachKind.CAPACITY, 1L);
    private static final long LEASE_ENDED = NOW + 60_005;

    private final Scenario scenario = new Scenario();

    @Test
    void shouldAllowSlotAfterOutcome() {
        Entry outcome = scenario.servedOnSlotZero();
        scenario.served(next().tenancy(2, endedBy(outcome)).build());
        AuditReport report = scenario.log.audit();
        assertTrue(report.clean(), report::toJson);
        assertEquals(2, report.served());
    }

    @Test
    void shouldFindSlotThatIsHeldTwice() {
        scenario.servedOnSlotZero();
        scenario.served(next().tenancy(1, null).build());
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldFindGapInTenancies() {
        Entry outcome = scenario.servedOnSlotZero();
        scenario.served(next().tenancy(3, endedBy(outcome)).build());
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldWaitForGapThatMayBeClosing() {
        Entry outcome = scenario.servedOnSlotZero();
        scenario.served(next().tenancy(3, endedBy(outcome)).build());
        AuditReport atOnce = scenario.log.auditAt(NOW + 2_000);
        assertTrue(atOnce.clean(), atOnce::toJson);
        assertEquals(Map.of("capacityBreaches", 1L), atOnce.unverifiable());
    }

    @Test
    void shouldFindFirstTenancyThatIsNotTheFirst() {
        scenario.served(
                scenario.assignment(scenario.accepted(JOB)).tenancy(2, null).build());
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldFindFirstTenancyThatNamesOneBefore() {
        scenario.served(scenario.assignment(scenario.accepted(JOB))
                .tenancy(1, new PreviousTenancy(NEXT_JOB, 1, TenancyEnd.OUTCOME, NOW, 0, 0L))
                .build());
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldNotDemandTenanciesThatRetentionDeleted() {
        Entry outcome = scenario.servedOnSlotZero();
        scenario.served(next().tenancy(2, endedBy(outcome)).build());
        scenario.log.deleteBefore(TopicCatalogue.ROUTING_DECISIONS, 0, 1);
        scenario.log.deleteBefore(TopicCatalogue.LOCATED_JOBS, 0, 1);
        scenario.log.deleteBefore(TopicCatalogue.JOB_REQUESTS, 0, 1);
        AuditReport report = scenario.log.audit();
        assertTrue(report.clean(), report::toJson);
        assertEquals(1, report.accepted());
        assertEquals(Map.of("capacityBreaches", 1L), report.unverifiable());
    }

    @Test
    void shouldFindTenancyThatNamesAnotherBefore() {
        scenario.servedOnSlotZero();
        scenario.served(next().tenancy(2, new PreviousTenancy(jobId(NOW, 9), 1, TenancyEnd.OUTCOME, NOW, 0, 0L))
                .build());
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldFindTenancyThatNamesNoneBefore() {
        scenario.servedOnSlotZero();
        scenario.served(next().tenancy(2, null).build());
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldFindOutcomeThatIsNotThere() {
        scenario.servedOnSlotZero();
        scenario.served(next().tenancy(2, new PreviousTenancy(JOB, 1, TenancyEnd.OUTCOME, NOW, 0, 5L))
                .build());
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldFindOutcomeThatIsNotNamed() {
        scenario.servedOnSlotZero();
        scenario.served(next().tenancy(2, new PreviousTenancy(JOB, 1, TenancyEnd.OUTCOME, NOW, null, null))
                .build());
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldFindOutcomeOfAnotherJob() {
        RoutingDecision other =
                scenario.assignment(scenario.accepted(jobId(NOW, 3))).slot(1, 4).build();
        Entry outcome = scenario.served(other);
        scenario.servedOnSlotZero();
        scenario.served(next().tenancy(2, endedBy(outcome)).build());
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldFindSlotGivenAwayBeforeItsOutcomeWasRead() {
        InputPosition[] before = scenario.read();
        Entry outcome = scenario.servedOnSlotZero();
        scenario.served(next().tenancy(2, endedBy(outcome)).positions(before).build());
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldAllowSlotAfterLeaseOfAttemptThatWasPlacedAgain() {
        LocatedJob job = scenario.accepted(JOB);
        scenario.decided(scenario.assignment(job).build());
        scenario.served(scenario.assignment(job)
                .attempt(2)
                .slot(1, 4)
                .decidedAt(LEASE_ENDED)
                .voiding(1, NODE_ID, TenancyEnd.LEASE_ENDED)
                .build());
        scenario.served(next().tenancy(2, endedWithoutOutcome(TenancyEnd.LEASE_ENDED, LEASE_ENDED))
                .build());
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldAllowSlotOfJobThatStillWaitsForItsNextAttempt() {
        scenario.decided(scenario.assignment(scenario.accepted(JOB)).build());
        scenario.served(next().decidedAt(LEASE_ENDED)
                .tenancy(2, endedWithoutOutcome(TenancyEnd.LEASE_ENDED, LEASE_ENDED))
                .build());
        AuditReport report = scenario.log.auditAt(LEASE_ENDED + 2_000);
        assertTrue(report.clean(), report::toJson);
        assertEquals(1, report.open());
    }

    @Test
    void shouldFindSlotOfJobThatNeverGotItsNextAttempt() {
        scenario.decided(scenario.assignment(scenario.accepted(JOB)).build());
        scenario.served(next().decidedAt(LEASE_ENDED)
                .tenancy(2, endedWithoutOutcome(TenancyEnd.LEASE_ENDED, LEASE_ENDED))
                .build());
        assertEquals(Map.of(BreachKind.CAPACITY, 1L, BreachKind.LOST, 1L), scenario.found());
    }

    @Test
    void shouldFindLeaseThatHadNotEnded() {
        LocatedJob job = scenario.accepted(JOB);
        scenario.decided(scenario.assignment(job).build());
        long early = NOW + 30_000;
        scenario.decided(anExpiry()
                .of(job)
                .attempt(2)
                .decidedAt(LEASE_ENDED + 5_000)
                .voiding(1, NODE_ID, TenancyEnd.LEASE_ENDED)
                .build());
        scenario.served(next().decidedAt(early)
                .tenancy(2, endedWithoutOutcome(TenancyEnd.LEASE_ENDED, early))
                .build());
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldAllowSlotAfterRestart() {
        voidedBy(TenancyEnd.NODE_RESTARTED, true);
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldFindRestartWithoutLaterBootEpoch() {
        voidedBy(TenancyEnd.NODE_RESTARTED, false);
        assertEquals(ONE_BREACH, scenario.found());
    }

    /** A job whose node starts again is voided and expires; the slot is given away, under the new boot epoch or not. */
    private void voidedBy(TenancyEnd end, boolean underNewEpoch) {
        LocatedJob job = scenario.accepted(JOB);
        scenario.decided(scenario.assignment(job).build());
        long restarted = NOW + 10_000;
        scenario.state(aNodeState().bootEpoch(restarted).build());
        scenario.log.append(
                TopicCatalogue.NODE_HEARTBEATS,
                NODE_ID,
                aHeartbeat().bootEpoch(restarted).build());
        scenario.decided(anExpiry()
                .of(job)
                .attempt(2)
                .positions(scenario.read())
                .voiding(1, NODE_ID, end)
                .build());
        scenario.served(next().decidedAt(restarted)
                .bootEpoch(underNewEpoch ? restarted : NOW)
                .tenancy(2, endedWithoutOutcome(end, restarted))
                .build());
    }

    @Test
    void shouldFindSilenceThatNoNodeStateTellsOf() {
        LocatedJob job = scenario.accepted(JOB);
        scenario.decided(scenario.assignment(job).build());
        RoutingDecision next = next().tenancy(2, endedWithoutOutcome(TenancyEnd.NODE_SILENT, NOW + 7_000))
                .build();
        // The silence comes only after the slot was given away.
        scenario.state(aNodeState().liveness(Liveness.SILENT).build());
        scenario.decided(anExpiry()
                .of(job)
                .attempt(2)
                .positions(scenario.read())
                .voiding(1, NODE_ID, TenancyEnd.NODE_SILENT)
                .build());
        scenario.served(next);
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldFindVoidTenancyWhoseAttemptWasServed() {
        Entry outcome = scenario.servedOnSlotZero();
        assertEquals(0, outcome.offset());
        scenario.served(next().decidedAt(LEASE_ENDED)
                .tenancy(2, endedWithoutOutcome(TenancyEnd.LEASE_ENDED, LEASE_ENDED))
                .build());
        assertEquals(Map.of(BreachKind.CAPACITY, 1L, BreachKind.LOST, 1L), scenario.found());
    }

    @Test
    void shouldFindSlotBeyondThoseOffered() {
        scenario.served(scenario.assignment(scenario.accepted(JOB)).slot(4, 4).build());
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldFindSlotBelowZero() {
        scenario.served(scenario.assignment(scenario.accepted(JOB)).slot(-1, 4).build());
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldFindMoreSlotsThanOffered() {
        scenario.log.append(
                TopicCatalogue.NODES,
                NODE_ID,
                aNode().version(2).maximumSlots(8).build());
        scenario.served(scenario.assignment(scenario.accepted(JOB))
                .slot(0, 8)
                .versions(2, 1, NOW, 0)
                .build());
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldFindMoreSlotsThanEnrolled() {
        scenario.log.append(
                TopicCatalogue.NODE_HEARTBEATS,
                NODE_ID,
                aHeartbeat().slots(8).sequence(2).build());
        scenario.served(scenario.assignment(scenario.accepted(JOB)).slot(0, 8).build());
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldFindOfferOfAnotherStart() {
        scenario.served(
                scenario.assignment(scenario.accepted(JOB)).bootEpoch(NOW - 1).build());
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldNotJudgeOffersThatAreNoLongerKept() {
        scenario.servedOnSlotZero();
        scenario.log.deleteBefore(TopicCatalogue.NODE_HEARTBEATS, 0, 1);
        AuditReport report = scenario.log.audit();
        assertTrue(report.clean(), report::toJson);
        assertEquals(Map.of("capacityBreaches", 1L), report.unverifiable());
    }

    @Test
    void shouldFindEnrolmentThatWasNeverWritten() {
        scenario.served(scenario.assignment(scenario.accepted(JOB))
                .versions(2, 1, NOW, 0)
                .build());
        assertEquals(ONE_BREACH, scenario.found());
    }

    /** The assignment of a second job on slot 0. */
    private AssignmentBuilder next() {
        return scenario.assignment(scenario.accepted(NEXT_JOB));
    }
}
