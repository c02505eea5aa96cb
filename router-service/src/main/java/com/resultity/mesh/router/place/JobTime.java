package com.resultity.mesh.router.place;

import java.util.OptionalLong;
import java.util.UUID;

/** The time inside job ids, which are UUIDs of version 7 (RFC 9562, 5.7). */
final class JobTime {

    private static final int VERSION = 7;
    private static final int TIME_SHIFT = 16;

    private JobTime() {}

    /** When a job was created by its id, milliseconds since 1970-01-01T00:00:00Z; nothing if the id is of another form. */
    static OptionalLong of(String jobId) {
        try {
            UUID id = UUID.fromString(jobId);
            return id.version() == VERSION && id.toString().equals(jobId)
                    ? OptionalLong.of(id.getMostSignificantBits() >>> TIME_SHIFT)
                    : OptionalLong.empty();
        } catch (IllegalArgumentException notAnId) {
            return OptionalLong.empty();
        }
    }
}
