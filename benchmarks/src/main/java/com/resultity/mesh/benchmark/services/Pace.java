package com.resultity.mesh.benchmark.services;

import java.util.concurrent.locks.LockSupport;

/** Evenly spaced moments, which do not move when one of them is missed. */
public final class Pace {

    private static final double NANOS_PER_SECOND = 1e9;

    private final double interval;
    private final long start = System.nanoTime();
    private long number;

    /**
     * @param perSecond moments a second, more than 0
     */
    public Pace(double perSecond) {
        this.interval = NANOS_PER_SECOND / perSecond;
    }

    /** Waits for the next moment; returns it by {@link System#nanoTime}, even where it is long past. */
    public long next() {
        long moment = start + (long) (interval * number++);
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return moment;
    }
}
