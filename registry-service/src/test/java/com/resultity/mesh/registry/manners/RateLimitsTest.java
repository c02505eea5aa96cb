package com.resultity.mesh.registry.manners;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private final TestingTime time = new TestingTime();
    private final RateLimits limits = new RateLimits(60, time);

    @Test
    void shouldRefuseWhatIsMoreThanAMinutesAndSayWhenToComeBack() {
        spend("alice", 60);
        TooManyRequestsException refused = assertThrows(TooManyRequestsException.class, () -> limits.demand("alice"));
        time.pass(Duration.ofSeconds(refused.seconds()));
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
        time.pass(Duration.ofMinutes(10));
        spend("alice", 60);
        assertThrows(TooManyRequestsException.class, () -> limits.demand("alice"));
    }

    @Test
    void shouldNotGiveMoreToWhoKeepsAsking() {
        spend("alice", 60);
        for (int second = 0; second < 59; second++) {
            time.pass(Duration.ofMillis(500));
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
}
