package com.resultity.mesh.simulate;

import java.util.List;
import java.util.function.Consumer;

/** Sends jobs at their moments. A moment that was missed is made up for at once; none is left out. */
final class ArrivalPlayer {

    private final List<Arrival> arrivals;
    private final Timers timers;
    private final Consumer<SimulatedJob> gateway;
    private final long beganAt;
    private int next;

    /**
     * @param arrivals in order of time
     * @param gateway where jobs are sent
     */
    ArrivalPlayer(List<Arrival> arrivals, Timers timers, Consumer<SimulatedJob> gateway) {
        this.arrivals = List.copyOf(arrivals);
        this.timers = timers;
        this.gateway = gateway;
        this.beganAt = timers.now();
    }

    /** Sends what is due, and comes back for the rest. */
    void play() {
        long elapsed = timers.now() - beganAt;
        while (next < arrivals.size() && arrivals.get(next).atMilliseconds() <= elapsed) {
            gateway.accept(arrivals.get(next).job());
            next++;
        }
        if (next < arrivals.size()) {
            timers.after(arrivals.get(next).atMilliseconds() - elapsed, this::play);
        }
    }
}
