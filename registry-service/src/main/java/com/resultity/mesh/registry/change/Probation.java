package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.definition.ServiceRecord;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What was measured lately of a node that was suspended for its figures. The worst of it counts, so that memberships do not
 * come and go with each figure.
 */
final class Probation {

    /** For how long figures count after others took their place, milliseconds. */
    static final long TIME = Duration.ofMinutes(5).toMillis();

    /** Figures that follow each other within this time are kept as the worst of them, milliseconds. */
    private static final long STEP = Duration.ofSeconds(10).toMillis();

    private final Deque<Past> past = new ArrayDeque<>();
    private ServiceRecord latest;

    /**
     * Figures that others took the place of.
     *
     * @param since when the first of them was replaced
     * @param until when the last of them was
     * @param worst the worst of them
     */
    private record Past(long since, long until, ServiceRecord worst) {}

    /**
     * @param counts the figures that the node was suspended for
     */
    Probation(ServiceRecord counts) {
        this.latest = counts;
    }

    /**
     * Takes what is measured now.
     *
     * @param at milliseconds since 1970-01-01T00:00:00Z
     */
    void measured(ServiceRecord figures, long at) {
        Past last = past.peekLast();
        if (last != null && at - last.since() < STEP) {
            past.removeLast();
            past.addLast(new Past(last.since(), at, last.worst().worse(latest)));
        } else {
            past.addLast(new Past(at, at, latest));
        }
        latest = figures;
    }

    /** The present figures. */
    ServiceRecord latest() {
        return latest;
    }

    /** The worst of what counts. */
    ServiceRecord worst(long now) {
        while (!past.isEmpty() && past.getFirst().until() <= now - TIME) {
            past.removeFirst();
        }
        return past.stream().map(Past::worst).reduce(latest, ServiceRecord::worse);
    }
}
