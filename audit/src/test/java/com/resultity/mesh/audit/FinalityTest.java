package com.resultity.mesh.audit;

import static com.resultity.mesh.audit.Scenario.JOB;
import static com.resultity.mesh.audit.Scenario.NEXT_JOB;
import static com.resultity.mesh.audit.TestingLog.LONG_AFTER;
import static com.resultity.mesh.testkit.records.Records.NODE_ID;
import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aDeadLetter;
import static com.resultity.mesh.testkit.records.Records.aHandedOnJob;
import static com.resultity.mesh.testkit.records.Records.aJobRequest;
import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static com.resultity.mesh.testkit.records.Records.aRefusal;
import static com.resultity.mesh.testkit.records.Records.anExpiry;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.audit.TestingLog.Entry;
import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.TenancyEnd;
import com.resultity.mesh.schemas.VoidedAttempt;
import com.resultity.mesh.testkit.records.DeadLetterBuilder;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FinalityTest {

    private static final long SOON = NOW + 2_000;

    private final Scenario scenario = new Scenario();

    @Test
    void shouldCountServedJob() {
        scenario.servedOnSlotZero();
        AuditReport report = scenario.log.audit();
        assertTrue(report.clean(), report::toJson);
        assertEquals(1, report.accepted());
        assertEquals(1, report.served());
        assertEquals(5, report.decisionLatencyMs().max());
    }

    @Test
    void shouldCountRefusedAndExpiredJobsByReason() {
        scenario.decided(aRefusal().of(scenario.accepted(JOB)).build());
        scenario.decided(anExpiry().of(scenario.accepted(NEXT_JOB)).build());
        AuditReport report = scenario.log.audit();
        assertTrue(report.clean(), report::toJson);
        assertEquals(2, report.accepted());
        assertEquals(1, report.refused());
        assertEquals(1, report.expired());
        assertEquals(Map.of("NOTHING_ELIGIBLE", 1L, "PATIENCE_ENDED", 1L), report.refusalsByReason());
    }

    @Test
    void shouldCountRequestSentTwiceOnce() {
        LocatedJob job = scenario.accepted(JOB);
        RoutingDecision decision = scenario.assignment(job).build();
        scenario.served(decision);
        scenario.accepted(JOB);
        scenario.decided(decision);
        AuditReport report = scenario.log.audit();
        assertTrue(report.clean(), report::toJson);
        assertEquals(1, report.accepted());
        assertEquals(1, report.served());
        assertEquals(1, report.repeatedDecisions());
    }

    @Test
    void shouldFindJobThatWasNeverLabelled() {
        scenario.request(aJobRequest());
        assertLostLaterButOpenNow();
    }

    @Test
    void shouldFindJobThatWasNeverDecided() {
        scenario.accepted(JOB);
        assertLostLaterButOpenNow();
    }

    @Test
    void shouldFindJobThatWasLabelledAndWhoseRequestIsNoLongerKept() {
        scenario.accepted(JOB);
        scenario.log.deleteBefore(TopicCatalogue.JOB_REQUESTS, 0, 1);
        assertLostLaterButOpenNow();
    }

    @Test
    void shouldFindAssignmentWithoutOutcome() {
        scenario.decided(scenario.assignment(scenario.accepted(JOB)).build());
        assertLostLaterButOpenNow();
    }

    @Test
    void shouldFindFailureThatWasNotFollowedUp() {
        RoutingDecision decision = scenario.assignment(scenario.accepted(JOB)).build();
        scenario.decided(decision);
        scenario.ended(anOutcome().of(decision).failed("timeout").build());
        assertLostLaterButOpenNow();
        // Sooner than the lease ends: from the failure on, the job waits no longer than its patience.
        assertEquals(1, scenario.log.auditAt(NOW + 66_000).lost());
    }

    @Test
    void shouldNotTakeOutcomeOfAnotherAttemptNodeOrGateway() {
        RoutingDecision decision = scenario.assignment(scenario.accepted(JOB)).build();
        scenario.decided(decision);
        scenario.ended(anOutcome().of(decision).attempt(2).build());
        scenario.ended(anOutcome().of(decision).node("node-eu-999").build());
        assertLostLaterButOpenNow();
        assertEquals(2, scenario.log.audit().lateOutcomes());
    }

    @Test
    void shouldNotTakeOutcomeThatItsCellSetAside() {
        Entry outcome = scenario.servedOnSlotZero();
        letter(aDeadLetter()
                .consumer(Consumer.ROUTER_PLACE)
                .reason(DeadLetterReason.INVALID_FIELD)
                .position(TopicCatalogue.JOB_OUTCOMES, outcome.partition(), outcome.offset()));
        assertEquals(1, scenario.log.audit().lost());
    }

    @Test
    void shouldNotTakeLateOutcomeOfVoidAttempt() {
        LocatedJob job = scenario.accepted(JOB);
        RoutingDecision decision = scenario.assignment(job).build();
        scenario.served(decision);
        scenario.log.append(
                TopicCatalogue.HANDED_ON_JOBS,
                "NA-0",
                aHandedOnJob()
                        .job(job)
                        .attempt(2)
                        .voided(new VoidedAttempt(1, NODE_ID, TenancyEnd.NODE_SILENT))
                        .build());
        assertLostLaterButOpenNow();
    }

    @Test
    void shouldNotAcceptRequestThatWasSetAside() {
        Entry request = scenario.request(aJobRequest());
        letter(aDeadLetter()
                .reason(DeadLetterReason.INVALID_FIELD)
                .position(TopicCatalogue.JOB_REQUESTS, request.partition(), request.offset()));
        AuditReport report = scenario.log.audit();
        assertTrue(report.clean(), report::toJson);
        assertEquals(0, report.accepted());
        assertEquals(1, report.deadLetters());
    }

    @Test
    void shouldAcceptRequestOfWhichOneCopyWasSetAside() {
        Entry request = scenario.request(aJobRequest());
        letter(aDeadLetter()
                .reason(DeadLetterReason.INVALID_FIELD)
                .position(TopicCatalogue.JOB_REQUESTS, request.partition(), request.offset()));
        scenario.servedOnSlotZero();
        AuditReport report = scenario.log.audit();
        assertTrue(report.clean(), report::toJson);
        assertEquals(1, report.served());
    }

    @Test
    void shouldFindDecisionThatNobodyAskedFor() {
        scenario.served(scenario.assignment(aLocatedJob().build()).build());
        assertEquals(Map.of(BreachKind.UNASKED, 1L), scenario.found());
    }

    @Test
    void shouldFindLabelWithoutRequest() {
        scenario.served(scenario.assignment(scenario.located(aLocatedJob().requestPosition(0, 7)))
                .build());
        assertEquals(Map.of(BreachKind.UNASKED, 1L), scenario.found());
    }

    @Test
    void shouldNotJudgeJobWhoseStoryIsPartlyDeleted() {
        scenario.accepted(JOB);
        scenario.log.deleteBefore(TopicCatalogue.ROUTING_DECISIONS, 0, 1);
        assertEquals(Map.of(BreachKind.LOST, 1L), scenario.found());
        AuditReport report = scenario.log.auditAt(NOW + 8 * 24 * 3_600_000L);
        assertTrue(report.clean(), report::toJson);
        assertEquals(0, report.accepted());
        assertEquals(Map.of("lost", 1L), report.unverifiable());
    }

    private void letter(DeadLetterBuilder letter) {
        scenario.log.append(TopicCatalogue.DEAD_LETTERS, letter.key(), letter.build());
    }

    private void assertLostLaterButOpenNow() {
        AuditReport now = scenario.log.auditAt(SOON);
        assertEquals(1, now.open(), now::toJson);
        assertEquals(Map.of(), Scenario.found(now));
        AuditReport later = scenario.log.auditAt(LONG_AFTER);
        assertEquals(0, later.open(), later::toJson);
        assertEquals(Map.of(BreachKind.LOST, 1L), Scenario.found(later));
        assertEquals(BreachKind.LOST, later.breaches().get(0).kind());
    }
}
