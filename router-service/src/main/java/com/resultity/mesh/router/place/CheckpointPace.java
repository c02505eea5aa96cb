package com.resultity.mesh.router.place;

import java.time.Duration;

/**
 * How often, and how fast, what cells remember is copied to the log.
 *
 * @param every how long it is from the moment that one copy shows to that of the next, at least 1 ms
 * @param entriesATick how many entries are copied with each tick, at least 1: each holds up the jobs for some microseconds,
 *     and as long again for each that is passed over because it has changed
 */
record CheckpointPace(Duration every, int entriesATick) {

    private static final int USUAL_ENTRIES_A_TICK = 256;

    CheckpointPace {
        if (every.toMillis() < 1 || entriesATick < 1) {
            throw new IllegalArgumentException("no pace: every " + every + ", " + entriesATick + " entries a tick");
        }
    }

    static CheckpointPace every(Duration every) {
        return new CheckpointPace(every, USUAL_ENTRIES_A_TICK);
    }
}
