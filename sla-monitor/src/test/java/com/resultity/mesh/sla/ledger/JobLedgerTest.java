package com.resultity.mesh.sla.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobLedgerTest {

    private static final Optional<String> GOLD = Optional.of("gold");

    @Test
    void shouldCountServedAttemptOnce() {
        assertEquals(
                List.of(ended("node-a", AttemptEnd.SERVED, 700)),
                post(assigned(1), served(1, "node-a", 700), served(1, "node-a", 700), served(1, "node-a", 900)));
    }

    @Test
    void shouldCountOutcomeThatOvertakesItsDecision() {
        assertEquals(
                List.of(ended("node-a", AttemptEnd.SERVED, 700)),
                post(served(1, "node-a", 700), assigned(1), served(1, "node-a", 700)));
    }

    @Test
    void shouldCountFailedAttemptOnceThoughDecisionVoidsIt() {
        assertEquals(
                List.of(ended("node-a", AttemptEnd.FAILED, 0), ended("node-b", AttemptEnd.SERVED, 50)),
                post(assigned(1), failed(1, "node-a"), assigned(2), assigned(2), served(2, "node-b", 50)));
    }

    @Test
    void shouldCountFailedOutcomeThatArrivesAfterNextDecision() {
        assertEquals(
                List.of(ended("node-a", AttemptEnd.FAILED, 0)), post(assigned(1), assigned(2), failed(1, "node-a")));
    }

    @Test
    void shouldCountAttemptOfLostNodeOnceAndIgnoreItsLateOutcome() {
        assertEquals(
                List.of(ended("node-a", AttemptEnd.NODE_LOST, 0), ended("node-b", AttemptEnd.SERVED, 50)),
                post(
                        assigned(1),
                        voiding(2, 1, "node-a", AttemptEnd.NODE_LOST),
                        voiding(2, 1, "node-a", AttemptEnd.NODE_LOST),
                        served(1, "node-a", 9_000),
                        failed(1, "node-a"),
                        served(2, "node-b", 50)));
    }

    @Test
    void shouldIgnoreServedOutcomeOfVoidAttempt() {
        assertEquals(List.of(), post(assigned(3), served(2, "node-a", 10)));
    }

    @Test
    void shouldKeepFirstAnswerWhenGatewayContradictsItself() {
        assertEquals(
                List.of(ended("node-a", AttemptEnd.FAILED, 0)),
                post(assigned(1), failed(1, "node-a"), served(1, "node-a", 10)));
    }

    @Test
    void shouldCountLostAttemptAndExpiryOfOneDecision() {
        JobEvent expired = new JobEvent.Decided(
                2, GOLD, true, Optional.of(new JobEvent.Voided(1, "node-a", AttemptEnd.LEASE_ENDED)));

        assertEquals(
                List.of(
                        ended("node-a", AttemptEnd.LEASE_ENDED, 0),
                        new EndedAttempt(Optional.empty(), GOLD, AttemptEnd.TURNED_AWAY, 0)),
                post(assigned(1), expired, expired));
    }

    private static List<EndedAttempt> post(JobEvent... events) {
        List<EndedAttempt> ended = new ArrayList<>();
        JobLedger ledger = JobLedger.EMPTY;
        for (JobEvent event : events) {
            JobLedger.Posting posting = ledger.post(event);
            ledger = posting.ledger();
            ended.addAll(posting.ended());
        }
        return ended;
    }

    private static JobEvent assigned(int attempt) {
        return new JobEvent.Decided(attempt, GOLD, false, Optional.empty());
    }

    private static JobEvent voiding(int attempt, int voided, String nodeId, AttemptEnd end) {
        return new JobEvent.Decided(attempt, GOLD, false, Optional.of(new JobEvent.Voided(voided, nodeId, end)));
    }

    private static JobEvent served(int attempt, String nodeId, long latency) {
        return new JobEvent.Reported(attempt, nodeId, GOLD, true, latency);
    }

    private static JobEvent failed(int attempt, String nodeId) {
        return new JobEvent.Reported(attempt, nodeId, GOLD, false, 300);
    }

    private static EndedAttempt ended(String nodeId, AttemptEnd end, long latency) {
        return new EndedAttempt(Optional.of(nodeId), GOLD, end, latency);
    }
}
