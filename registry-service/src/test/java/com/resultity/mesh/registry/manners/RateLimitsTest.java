package com.resultity.mesh.registry.manners;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private final AtomicLong now = new AtomicLong();
    private final RateLimits limits = new RateLimits(60, new TestingTime(now));

    /** Time that passes when it is told to. */
    private record TestingTime(AtomicLong nanoseconds) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return nanoseconds.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    @Test
    void shouldRefuseWhatIsMoreThanAMinutesAndSayWhenToComeBack() {
        spend("alice", 60);
        TooManyRequestsException refused = assertThrows(TooManyRequestsException.class, () -> limits.demand("alice"));
        pass(Duration.ofSeconds(refused.seconds()));
        assertDoesNotThrow(() -> limits.demand("alice"));
    }

    @Test
    void shouldCountEachForThemselves() {
        spend("alice", 60);
        assertDoesNotThrow(() -> limits.demand("bob"));
    }

    @Test
    void shouldGiveBackAMinutesWorthInAMinuteAndNoMore() {
        spend("alice", 60);
        pass(Duration.ofMinutes(10));
        spend("alice", 60);
        assertThrows(TooManyRequestsException.class, () -> limits.demand("alice"));
    }

    @Test
    void shouldNotGiveMoreToWhoKeepsAsking() {
        spend("alice", 60);
        for (int second = 0; second < 59; second++) {
            pass(Duration.ofMillis(500));
            assertThrowsOrNot();
        }
        assertThrows(TooManyRequestsException.class, () -> spend("alice", 60));
    }

    @Test
    void shouldRememberOnlySoMany() {
        for (int i = 0; i < 50_000; i++) {
            limits.demand("address/" + i);
        }
        assertTrue(limits.remembered() <= 10_000, () -> limits.remembered() + " are remembered");
    }

    private void assertThrowsOrNot() {
        try {
            limits.demand("alice");
        } catch (TooManyRequestsException tooMany) {
            assertTrue(tooMany.seconds() >= 1);
        }
    }

    private void spend(String who, int requests) {
        for (int i = 0; i < requests; i++) {
            limits.demand(who);
        }
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
