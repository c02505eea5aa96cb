package com.resultity.mesh.sla.measure;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a node or a Subcloud did over its window.
 *
 * @param window the window
 * @param availability parts per million; empty where nothing was measured
 * @param served attempts that were served
 * @param unserved attempts that ended in any other way
 * @param latency of the served attempts; empty where there was none
 */
public record ServiceFigures(
        SlidingWindow window,
        OptionalInt availability,
        long served,
        long unserved,
        Optional<LatencyPercentiles> latency) {

    /** A node's figures: its availability is the share of time in which it was heard. */
    public static ServiceFigures ofNode(SlidingWindow window, Presence presence, Tally tally, long now) {
        return of(window, presence.availability(now, window), tally);
    }

    /** A Subcloud's figures: its availability is the share of ended attempts that were served. */
    public static ServiceFigures ofSubcloud(SlidingWindow window, Tally tally) {
        OptionalInt availability = tally.ended() == 0
                ? OptionalInt.empty()
                : OptionalInt.of(PartsPerMillion.of(tally.served(), tally.ended()));
        return of(window, availability, tally);
    }

    private static ServiceFigures of(SlidingWindow window, OptionalInt availability, Tally tally) {
        return new ServiceFigures(window, availability, tally.served(), tally.unserved(), tally.latencyPercentiles());
    }

    /** Attempts that ended. */
    public long ended() {
        return served + unserved;
    }
}
