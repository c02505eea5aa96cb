package com.resultity.mesh.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class AwaitTest {

    private static final Duration SHORT = Duration.ofMillis(100);

    @Test
    void shouldReturnTheFirstValue() {
        AtomicInteger asked = new AtomicInteger();

        int value = Await.value(
                "the third answer", () -> Optional.of(asked.incrementAndGet()).filter(count -> count == 3));

        assertEquals(3, value);
    }

    @Test
    void shouldSayWhatItWaitedForInVain() {
        AssertionFailedError failure =
                assertThrows(AssertionFailedError.class, () -> Await.until("a miracle", SHORT, () -> false));

        assertEquals("waited for a miracle and gave up after 0.1 s", failure.getMessage());
    }

    @Test
    void shouldTakeAFailureForNotYetAndShowTheLast() {
        IllegalStateException unready = new IllegalStateException("not up");

        AssertionFailedError failure = assertThrows(
                AssertionFailedError.class,
                () -> Await.until("an answer", SHORT, () -> {
                    throw unready;
                }));

        assertSame(unready, failure.getCause());
    }

    @Test
    void shouldTakeAFailedAssertionForNotYet() {
        AtomicInteger asked = new AtomicInteger();

        Await.until("the second answer", () -> {
            assertEquals(2, asked.incrementAndGet());
            return true;
        });

        assertEquals(2, asked.get());
    }

    @Test
    void shouldLetAsMuchTimePassAsAnAnswerTook() {
        AtomicInteger asked = new AtomicInteger();

        assertThrows(
                AssertionFailedError.class,
                () -> Await.until("nothing", SHORT.multipliedBy(4), () -> {
                    asked.incrementAndGet();
                    LockSupport.parkNanos(SHORT.toNanos() / 2);
                    return false;
                }));

        assertTrue(asked.get() <= 5, () -> "asked " + asked + " times");
    }

    @Test
    void shouldGiveUpWhenInterrupted() {
        Thread.currentThread().interrupt();

        AssertionFailedError failure =
                assertThrows(AssertionFailedError.class, () -> Await.until("nothing", () -> false));

        assertEquals("waited for nothing and was interrupted", failure.getMessage());
        assertTrue(Thread.interrupted());
    }
}
