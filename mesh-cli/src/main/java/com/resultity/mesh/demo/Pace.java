package com.resultity.mesh.demo;

import java.util.HashMap;
import java.util.Map;

/** Which of many like things are told: few enough to be read, and not always the same. */
final class Pace {

    /** Time between two ordinary lines at least, in ms. */
    static final long BETWEEN_LINES = 500;

    /** Time between two ordinary lines about the same subject at least, in ms. */
    static final long BETWEEN_LIKE_LINES = 4_000;

    private final Map<String, Long> toldAt = new HashMap<>();
    private long lastToldAt = -BETWEEN_LINES;

    /**
     * Whether to tell about a subject now; if so, it counts as told.
     *
     * @param now in ms, on any clock that starts at 0 or later
     */
    boolean mayTell(String subject, long now) {
        boolean first = !toldAt.containsKey(subject);
        boolean rested = now - lastToldAt >= BETWEEN_LINES;
        if (!first && (!rested || now - toldAt.get(subject) < BETWEEN_LIKE_LINES)) {
            return false;
        }
        toldAt.put(subject, now);
        lastToldAt = now;
        return true;
    }
}
