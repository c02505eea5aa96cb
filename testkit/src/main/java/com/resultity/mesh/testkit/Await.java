package com.resultity.mesh.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.opentest4j.AssertionFailedError;

/** Waits for what another thread or process brings about, and fails the test when it does not come in time. */
public final class Await {

    /** How long a condition is waited for unless the test says otherwise: ample for a busy machine. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(2);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private Await() {}

    /** The same as {@link #until(String, Duration, Callable)} with {@link #DEFAULT_PATIENCE}. */
    public static void until(String what, Callable<Boolean> condition) {
        until(what, DEFAULT_PATIENCE, condition);
    }

    /**
     * Asks {@code condition} over and over until it holds, and lets as much time pass after an answer as it took, because
     * asking takes processor time from what is asked about: 10 ms at least and 1 s at most. An exception or a failed assertion
     * in it counts as "not yet" and becomes the cause of the failure if there is no better answer in time.
     *
     * @param what what is waited for, in words that complete "waited for"
     * @param patience how long to wait; the condition is asked at least once
     * @param condition what must hold
     * @throws AssertionFailedError if it does not hold in time, or the thread is interrupted
     */
    public static void until(String what, Duration patience, Callable<Boolean> condition) {
        value(what, patience, () -> condition.call() ? Optional.of(true) : Optional.empty());
    }

    /** The same as {@link #value(String, Duration, Callable)} with {@link #DEFAULT_PATIENCE}. */
    public static <T> T value(String what, Callable<Optional<T>> source) {
        return value(what, DEFAULT_PATIENCE, source);
    }

    /**
     * Asks {@code source} over and over until it has a value, in the way of {@link #until(String, Duration, Callable)}.
     *
     * @return the first value
     * @throws AssertionFailedError if there is none in time, or the thread is interrupted
     */
    public static <T> T value(String what, Duration patience, Callable<Optional<T>> source) {
        long deadline = System.nanoTime() + patience.toNanos();
        Throwable lastFailure;
        do {
            long asked = System.nanoTime();
            try {
                Optional<T> value = source.call();
                if (value.isPresent()) {
                    return value.get();
                }
                lastFailure = null;
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw failure(what, "was interrupted", interruption);
            } catch (Exception | AssertionError failure) {
                lastFailure = failure;
            }
            LockSupport.parkNanos(pause(System.nanoTime() - asked));
            if (Thread.currentThread().isInterrupted()) {
                throw failure(what, "was interrupted", lastFailure);
            }
        } while (System.nanoTime() < deadline);
        throw failure(what, "gave up after " + patience.toMillis() / 1000.0 + " s", lastFailure);
    }

    private static long pause(long lookNanos) {
        return Math.min(Math.max(lookNanos, SHORTEST_PAUSE.toNanos()), LONGEST_PAUSE.toNanos());
    }

    private static AssertionFailedError failure(String what, String how, Throwable cause) {
        return new AssertionFailedError("waited for " + what + " and " + how, cause);
    }
}
