package com.resultity.mesh.sla.judge;

import com.resultity.mesh.sla.measure.LatencyPercentiles;
import com.resultity.mesh.sla.measure.Tally;
import java.util.OptionalLong;

/**
 * When the latency of a node is told anew: when it is first known, when it has changed by more than a quarter of what was
 * told, and when nothing that it rests on is left in the window. So it is not told at every look, and a node that gets few
 * jobs does not swing between known and unknown.
 *
 * @param minimumServed fewest served attempts in the window to know a latency by, at least 1
 */
public record LatencyRule(long minimumServed) {

    private static final int PARTS = 4;

    /**
     * The latency to be told from now on, in milliseconds at p50.
     *
     * @param told the one that was told last; empty: none
     * @param tally how the attempts in the window ended
     * @return the very same where there is nothing to tell
     */
    public OptionalLong judge(OptionalLong told, Tally tally) {
        if (tally.served() == 0) {
            return OptionalLong.empty();
        }
        if (tally.served() < minimumServed) {
            return told;
        }
        long seen = tally.latencyPercentiles().map(LatencyPercentiles::p50).orElseThrow();
        boolean changed = told.isEmpty() || Math.abs(seen - told.getAsLong()) * PARTS > told.getAsLong();
        return changed ? OptionalLong.of(seen) : told;
    }
}
