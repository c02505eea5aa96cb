package com.resultity.mesh.sla.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.sla.usage.DecidedAttempt.Placement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobAccountTest {

    private static final long NOW = 1_767_225_599_999L;
    private static final DecidedAttempt FIRST = assigned(1, "node-a", 1_250);
    private static final EndReport SERVED = report(1, "node-a", true);

    @Test
    void shouldPayServedAttemptOnTheDayOfItsDecision() {
        assertEquals(
                Optional.of(new Entry(
                        new Line(LocalDate.parse("2025-12-31"), "node-a", Optional.of("gold"), "tenant-a"),
                        new Usage(1, 100, 20, 900, 150_000))),
                JobAccount.EMPTY.with(FIRST).with(SERVED).entry());
    }

    @Test
    void shouldPayWhicheverIsHeardFirst() {
        assertEquals(
                JobAccount.EMPTY.with(FIRST).with(SERVED),
                JobAccount.EMPTY.with(SERVED).with(FIRST));
    }

    @Test
    void shouldPayNothingForWhatWasNotServed() {
        assertNothing(JobAccount.EMPTY);
        assertNothing(JobAccount.EMPTY.with(FIRST));
        assertNothing(JobAccount.EMPTY.with(SERVED));
        assertNothing(JobAccount.EMPTY.with(FIRST).with(report(1, "node-a", false)));
        assertNothing(JobAccount.EMPTY.with(refused(1)).with(SERVED));
    }

    @Test
    void shouldPayOnceHoweverOftenItIsSaid() {
        JobAccount paid = JobAccount.EMPTY.with(FIRST).with(SERVED);
        assertEquals(paid, paid.with(SERVED).with(FIRST).with(SERVED));
        assertEquals(List.of(), paid.with(SERVED).entriesSince(paid));
    }

    @Test
    void shouldTakeTheFirstWordOnAnAttempt() {
        JobAccount failed = JobAccount.EMPTY.with(FIRST).with(report(1, "node-a", false));
        assertNothing(failed.with(SERVED));
        EndReport larger = new EndReport(1, "EU-0", "node-a", "gateway-1", true, 9_000, 9_000, 1, NOW + 1);
        assertEquals(
                JobAccount.EMPTY.with(FIRST).with(SERVED),
                JobAccount.EMPTY.with(FIRST).with(SERVED).with(larger));
    }

    @Test
    void shouldTakeTheFirstOfTwoDecisionsOnOneAttempt() {
        JobAccount account = JobAccount.EMPTY.with(FIRST).with(assigned(1, "node-b", 1_000));
        assertEquals(JobAccount.EMPTY.with(FIRST), account);
    }

    @Test
    void shouldNotTakeTheWordOfStrangers() {
        JobAccount account = JobAccount.EMPTY.with(FIRST);
        assertNothing(account.with(new EndReport(1, "EU-0", "node-a", "gateway-2", true, 1, 1, 1, NOW)));
        assertNothing(account.with(new EndReport(1, "NA-0", "node-a", "gateway-1", true, 1, 1, 1, NOW)));
        assertNothing(account.with(report(1, "node-b", true)));
        assertNothing(account.with(report(2, "node-a", true)));
    }

    @Test
    void shouldPayTheLastAttemptAlone() {
        JobAccount account = JobAccount.EMPTY.with(FIRST).with(assigned(2, "node-b", 1_000));
        assertNothing(account.with(SERVED));
        assertEquals(
                "node-b",
                account.with(SERVED)
                        .with(report(2, "node-b", true))
                        .entry()
                        .orElseThrow()
                        .line()
                        .nodeId());
    }

    @Test
    void shouldTakeBackWhatWasPaidForAnAttemptThatTurnsOutVoid() {
        JobAccount paid = JobAccount.EMPTY.with(FIRST).with(SERVED);
        Entry entry = paid.entry().orElseThrow();
        for (DecidedAttempt later : List.of(refused(2), assigned(2, "node-b", 1_000), refused(7))) {
            assertEquals(List.of(entry.negated()), paid.with(later).entriesSince(paid));
        }
    }

    @Test
    void shouldNotPayWhatEndsLongAfterItsDecision() {
        long latest = NOW + DecidedAttempt.LATEST_END_MILLISECONDS;
        assertTrue(JobAccount.EMPTY.with(FIRST).with(reportAt(latest)).entry().isPresent());
        assertNothing(JobAccount.EMPTY.with(FIRST).with(reportAt(latest + 1)));
    }

    @Test
    void shouldBoundWhatWaitsForADecisionAndStillTakeWhatIsMeant() {
        JobAccount waiting = JobAccount.EMPTY;
        for (int number = 0; number < JobAccount.MOST_WAITING; number++) {
            assertFalse(waiting.isFull(report(1, "node-" + number, true)));
            waiting = waiting.with(report(1, "node-" + number, true));
        }
        assertTrue(waiting.isFull(report(1, "another", true)));
        assertFalse(waiting.isFull(report(1, "node-0", true)), "a repeat needs no room");
        assertEquals(waiting, waiting.with(report(1, "another", true)));

        JobAccount ahead = JobAccount.EMPTY.with(FIRST);
        for (int number = 0; number < JobAccount.MOST_WAITING; number++) {
            ahead = ahead.with(report(2 + number, "node-b", true));
        }
        assertFalse(ahead.isFull(SERVED));
        assertTrue(ahead.with(SERVED).entry().isPresent());
    }

    @Test
    void shouldRatherFailThanMiscount() {
        Usage most = new Usage(1, 1, 1, 1, Long.MAX_VALUE);
        assertThrows(ArithmeticException.class, () -> most.plus(most));
    }

    private static void assertNothing(JobAccount account) {
        assertEquals(Optional.empty(), account.entry());
    }

    private static DecidedAttempt assigned(int attempt, String nodeId, int multiplier) {
        return new DecidedAttempt(
                attempt,
                Optional.of(new Placement(nodeId, Optional.of("gold"), multiplier)),
                "EU-0",
                "gateway-1",
                "tenant-a",
                NOW);
    }

    private static DecidedAttempt refused(int attempt) {
        return new DecidedAttempt(attempt, Optional.empty(), "EU-0", "gateway-1", "tenant-a", NOW);
    }

    private static EndReport report(int attempt, String nodeId, boolean served) {
        return new EndReport(attempt, "EU-0", nodeId, "gateway-1", served, 100, 20, 900, NOW);
    }

    private static EndReport reportAt(long takenAt) {
        return new EndReport(1, "EU-0", "node-a", "gateway-1", true, 100, 20, 900, takenAt);
    }
}
