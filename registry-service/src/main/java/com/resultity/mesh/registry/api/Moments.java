package com.resultity.mesh.registry.api;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.OptionalLong;

/** Moments in answers: ISO 8601 in UTC. */
final class Moments {

    private Moments() {}

    /**
     * How a moment is written.
     *
     * @param milliseconds since 1970-01-01T00:00:00Z
     */
    static String text(long milliseconds) {
        return Instant.ofEpochMilli(milliseconds).toString();
    }

    /** How a moment is written that may never come, which is null. */
    @Nullable
    static String text(OptionalLong milliseconds) {
        return milliseconds.isPresent() ? text(milliseconds.getAsLong()) : null;
    }
}
