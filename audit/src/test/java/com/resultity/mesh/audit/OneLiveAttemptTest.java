package com.resultity.mesh.audit;

import static com.resultity.mesh.audit.Scenario.JOB;
import static com.resultity.mesh.testkit.records.Records.NODE_ID;
import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aNodeState;
import static com.resultity.mesh.testkit.records.Records.aRefusal;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.schemas.DecisionReason;
import com.resultity.mesh.schemas.Liveness;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.TenancyEnd;
import com.resultity.mesh.testkit.records.AssignmentBuilder;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OneLiveAttemptTest {

    private static final long LEASE_ENDED = NOW + 60_005;

    private final Scenario scenario = new Scenario();
    private LocatedJob job;
    private RoutingDecision first;

    @BeforeEach
    void assignOnce() {
        scenario.node("node-eu-002", "EU", "DE");
        job = scenario.accepted(JOB);
        first = scenario.assignment(job).build();
        scenario.decided(first);
    }

    @Test
    void shouldAllowAttemptAfterFailure() {
        scenario.ended(anOutcome().of(first).failed("timeout").build());
        scenario.served(second(TenancyEnd.OUTCOME).build());
        AuditReport report = scenario.log.audit();
        assertTrue(report.clean(), report::toJson);
        assertEquals(1, report.served());
        assertEquals(1, report.placedAgain());
    }

    @Test
    void shouldAllowAttemptAfterSilence() {
        scenario.state(aNodeState().liveness(Liveness.SILENT).build());
        scenario.served(second(TenancyEnd.NODE_SILENT).build());
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldAllowAttemptAfterLease() {
        scenario.served(second(TenancyEnd.LEASE_ENDED).decidedAt(LEASE_ENDED).build());
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldAllowRefusalAfterLastAttempt() {
        scenario.ended(anOutcome().of(first).failed("timeout").build());
        scenario.decided(aRefusal()
                .of(job)
                .attempt(2)
                .reason(DecisionReason.ATTEMPTS_EXHAUSTED)
                .voiding(1, NODE_ID, TenancyEnd.OUTCOME)
                .build());
        AuditReport report = scenario.log.audit();
        assertTrue(report.clean(), report::toJson);
        assertEquals(1, report.refused());
    }

    @Test
    void shouldFindAttemptDecidedTwice() {
        scenario.served(scenario.assignment(job).node("node-eu-002").build());
        assertEquals(Map.of(BreachKind.DOUBLY_ASSIGNED, 1L), foundOnceServed());
    }

    @Test
    void shouldFindAttemptDecidedByTwoCells() {
        scenario.decided(aRefusal().of(job).cell("NA-0").build());
        assertEquals(Map.of(BreachKind.DOUBLY_ASSIGNED, 1L), foundOnceServed());
    }

    @Test
    void shouldFindGapInAttempts() {
        scenario.served(scenario.assignment(job)
                .attempt(3)
                .node("node-eu-002")
                .voiding(2, NODE_ID, TenancyEnd.OUTCOME)
                .build());
        assertEquals(Map.of(BreachKind.DOUBLY_ASSIGNED, 1L), scenario.found());
    }

    @Test
    void shouldFindAttemptThatNamesNoneBefore() {
        scenario.ended(anOutcome().of(first).failed("timeout").build());
        scenario.served(scenario.assignment(job).attempt(2).node("node-eu-002").build());
        assertEquals(Map.of(BreachKind.DOUBLY_ASSIGNED, 1L), scenario.found());
    }

    @Test
    void shouldFindAttemptAfterFinalOne() {
        scenario.ended(anOutcome().of(first).failed("timeout").build());
        scenario.decided(aRefusal()
                .of(job)
                .attempt(2)
                .voiding(1, NODE_ID, TenancyEnd.OUTCOME)
                .build());
        scenario.served(scenario.assignment(job)
                .attempt(3)
                .node("node-eu-002")
                .voiding(2, NODE_ID, TenancyEnd.OUTCOME)
                .build());
        assertEquals(Map.of(BreachKind.DOUBLY_ASSIGNED, 1L), scenario.found());
    }

    @Test
    void shouldFindAttemptBeforeItsForerunner() {
        scenario.ended(anOutcome().of(first).failed("timeout").build());
        scenario.log.remove(scenario.log.of(TopicCatalogue.ROUTING_DECISIONS).get(0));
        scenario.served(second(TenancyEnd.OUTCOME).build());
        scenario.decided(first);
        assertEquals(Map.of(BreachKind.DOUBLY_ASSIGNED, 1L), scenario.found());
    }

    @Test
    void shouldFindServedJobThatWasPlacedAgain() {
        scenario.ended(anOutcome().of(first).build());
        scenario.served(second(TenancyEnd.OUTCOME).build());
        assertEquals(Map.of(BreachKind.DOUBLY_ASSIGNED, 1L), scenario.found());
    }

    @Test
    void shouldFindFailureThatNobodyReported() {
        scenario.served(second(TenancyEnd.OUTCOME).build());
        assertEquals(Map.of(BreachKind.DOUBLY_ASSIGNED, 1L), scenario.found());
    }

    @Test
    void shouldFindSilenceThatNoNodeStateTellsOf() {
        scenario.served(second(TenancyEnd.NODE_SILENT).build());
        assertEquals(Map.of(BreachKind.DOUBLY_ASSIGNED, 1L), scenario.found());
    }

    @Test
    void shouldFindSilenceFromBeforeTheAttempt() {
        Scenario silentBefore = new Scenario();
        silentBefore.node("node-eu-002", "EU", "DE");
        silentBefore.state(aNodeState().liveness(Liveness.SILENT).build());
        silentBefore.state(aNodeState().build());
        LocatedJob accepted = silentBefore.accepted(JOB);
        silentBefore.decided(silentBefore.assignment(accepted).build());
        silentBefore.served(silentBefore
                .assignment(accepted)
                .attempt(2)
                .node("node-eu-002")
                .voiding(1, NODE_ID, TenancyEnd.NODE_SILENT)
                .build());
        assertEquals(Map.of(BreachKind.DOUBLY_ASSIGNED, 1L), silentBefore.found());
    }

    @Test
    void shouldFindLeaseThatHadNotEnded() {
        scenario.served(second(TenancyEnd.LEASE_ENDED).decidedAt(NOW + 30_000).build());
        assertEquals(Map.of(BreachKind.DOUBLY_ASSIGNED, 1L), scenario.found());
    }

    private AssignmentBuilder second(TenancyEnd end) {
        return scenario.assignment(job).attempt(2).node("node-eu-002").voiding(1, NODE_ID, end);
    }

    /** What is found once the first decision, which is the one that counts, has been served. */
    private Map<BreachKind, Long> foundOnceServed() {
        scenario.ended(anOutcome().of(first).build());
        return scenario.found();
    }
}
