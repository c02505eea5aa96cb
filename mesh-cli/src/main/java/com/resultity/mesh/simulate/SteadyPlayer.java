package com.resultity.mesh.simulate;

import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Sends jobs evenly until it is stopped. A moment that was missed is made up for at once; none is left out. */
final class SteadyPlayer {

    private static final double MILLISECONDS_PER_SECOND = 1_000;

    private final IntFunction<SimulatedJob> jobs;
    private final double perMillisecond;
    private final Timers timers;
    private final Consumer<SimulatedJob> gateway;
    private final long beganAt;
    private int next;
    private boolean stopped;

    /**
     * @param jobs the job of each number, from 0
     * @param perSecond how many are sent a second, more than 0
     * @param gateway where they are sent
     */
    SteadyPlayer(IntFunction<SimulatedJob> jobs, double perSecond, Timers timers, Consumer<SimulatedJob> gateway) {
        this.jobs = jobs;
        this.perMillisecond = perSecond / MILLISECONDS_PER_SECOND;
        this.timers = timers;
        this.gateway = gateway;
        this.beganAt = timers.now();
    }

    /** Sends what is due, and comes back for the rest. */
    void play() {
        if (stopped) {
            return;
        }
        long elapsed = timers.now() - beganAt;
        while (momentOf(next) <= elapsed) {
            gateway.accept(jobs.apply(next));
            next++;
        }
        timers.after(momentOf(next) - elapsed, this::play);
    }

    private long momentOf(int job) {
        return (long) Math.ceil(job / perMillisecond);
    }

    /** Sends no more. */
    void stop() {
        stopped = true;
    }
}
