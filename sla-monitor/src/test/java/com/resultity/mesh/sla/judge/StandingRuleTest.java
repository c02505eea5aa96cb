package com.resultity.mesh.sla.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.sla.ledger.AttemptEnd;
import com.resultity.mesh.sla.measure.Presence;
import com.resultity.mesh.sla.measure.SlidingWindow;
import com.resultity.mesh.sla.measure.Tally;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandingRuleTest {

    private static final SlidingWindow WINDOW = new SlidingWindow(60_000);
    private static final StandingRule RULE = new StandingRule(5, 500_000, 500_000, 1);
    private static final long NOW = 100_000;
    private static final Presence STEADY = heardAt(98_000);

    @Test
    void shouldBePoorWhenMoreThanHalfOfEnoughAttemptsFailed() {
        assertEquals(
                Optional.of(new StandingRule.Change(Standing.POOR, "3 of 5 attempts failed in the last 60 s")),
                judge(Standing.UNJUDGED, STEADY, tally(2, 2, 1, 0)));
    }

    @Test
    void shouldNotBePoorWhenJustHalfFailed() {
        assertEquals(Optional.empty(), judge(Standing.UNJUDGED, STEADY, tally(3, 3, 0, 0)));
    }

    @Test
    void shouldNotJudgeByTooFewAttempts() {
        assertEquals(Optional.empty(), judge(Standing.UNJUDGED, STEADY, tally(0, 4, 0, 0)));
    }

    @Test
    void shouldNotBlameNodeForJobsThatDiedWithIt() {
        assertEquals(Optional.empty(), judge(Standing.UNJUDGED, STEADY, tally(1, 0, 0, 40)));
    }

    @Test
    void shouldForgiveOneAbsence() {
        assertEquals(Optional.empty(), judge(Standing.UNJUDGED, heardAt(0, 99_000), tally(0, 0, 0, 0)));
    }

    @Test
    void shouldBePoorWhenItComesAndGoes() {
        assertEquals(
                Optional.of(new StandingRule.Change(
                        Standing.POOR,
                        "it came back from silence 2 times in the last 60 s and was heard for 12.5 % of it")),
                judge(Standing.GOOD, heardAt(0, 70_000, 98_500), tally(0, 0, 0, 0)));
    }

    @Test
    void shouldNotJudgeSilentNode() {
        Presence silent = heardAt(0, 60_000, 80_000);

        assertEquals(Optional.empty(), judge(Standing.GOOD, silent, tally(0, 9, 0, 0)));
        assertEquals(Optional.empty(), judge(Standing.POOR, silent, tally(0, 0, 0, 0)));
    }

    @Test
    void shouldBeGoodAgainWhenNothingIsLeftInWindow() {
        assertEquals(Optional.empty(), judge(Standing.POOR, STEADY, tally(9, 1, 0, 0)));
        assertEquals(Optional.empty(), judge(Standing.POOR, heardAt(0, 70_000, 98_000), tally(0, 0, 0, 0)));
        assertEquals(
                Optional.of(new StandingRule.Change(
                        Standing.GOOD, "it is heard, and nothing speaks against it in the last 60 s")),
                judge(Standing.POOR, STEADY, tally(9, 0, 0, 3)));
    }

    private static Optional<StandingRule.Change> judge(Standing standing, Presence presence, Tally tally) {
        return RULE.judge(standing, presence, tally, WINDOW, NOW);
    }

    private static Presence heardAt(long... moments) {
        Presence presence = Presence.NEVER;
        for (long moment : moments) {
            presence = presence.heardAt(moment, 6_000, WINDOW);
        }
        return presence;
    }

    private static Tally tally(int served, int failed, int leaseEnded, int lost) {
        Tally tally = new Tally();
        count(tally, AttemptEnd.SERVED, served);
        count(tally, AttemptEnd.FAILED, failed);
        count(tally, AttemptEnd.LEASE_ENDED, leaseEnded);
        count(tally, AttemptEnd.NODE_LOST, lost);
        return tally;
    }

    private static void count(Tally tally, AttemptEnd end, int times) {
        for (int i = 0; i < times; i++) {
            tally.count(end, 100);
        }
    }
}
