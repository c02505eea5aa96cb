package com.resultity.mesh.benchmark.services;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.HdrHistogram.Histogram;

/**
 * A steady load whose latencies count from the moment when each record was to be sent, not from when it was: one that is held
 * up by those before it has waited as well.
 */
public final class OpenLoop {

    private static final long HIGHEST_MICROSECONDS = TimeUnit.MINUTES.toMicros(2);
    private static final long LOOK_EVERY_NANOS = 10_000_000;
    private static final int DIGITS = 3;

    private final int perSecond;
    private final AtomicLongArray intended;
    private final AtomicLongArray latencies;
    private final AtomicInteger arrived = new AtomicInteger();

    /**
     * @param perSecond records a second
     * @param seconds for how long
     */
    public OpenLoop(int perSecond, int seconds) {
        this.perSecond = perSecond;
        this.intended = new AtomicLongArray(perSecond * seconds);
        this.latencies = new AtomicLongArray(perSecond * seconds);
    }

    /** Sends all, each at its moment. */
    public void send(IntConsumer sender) {
        Pace pace = new Pace(perSecond);
        for (int number = 0; number < intended.length(); number++) {
            intended.set(number, pace.next());
            sender.accept(number);
        }
    }

    /** What was sent under a number has come out at the far end. The first time counts. */
    public void arrive(int number, long nanoTime) {
        long latency = Math.max(1, nanoTime - intended.get(number));
        if (latencies.compareAndSet(number, 0, latency)) {
            arrived.incrementAndGet();
        }
    }

    /** Waits for the rest to arrive; returns how many did not. */
    public int awaitRest(long patienceSeconds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(patienceSeconds);
        while (arrived.get() < intended.length() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return intended.length() - arrived.get();
    }

    /** Adds the latencies of all that have arrived, in microseconds. */
    public void addTo(Histogram histogram) {
        for (int number = 0; number < latencies.length(); number++) {
            if (latencies.get(number) > 0) {
                histogram.recordValue(
                        Math.min(HIGHEST_MICROSECONDS, TimeUnit.NANOSECONDS.toMicros(latencies.get(number))));
            }
        }
    }

    /** A histogram that such latencies fit in. */
    public static Histogram histogram() {
        return new Histogram(HIGHEST_MICROSECONDS, DIGITS);
    }
}
