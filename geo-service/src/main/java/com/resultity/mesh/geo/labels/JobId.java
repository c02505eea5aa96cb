package com.resultity.mesh.geo.labels;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Id of a job: a UUID of version 7 (RFC 9562, 5.7) in its canonical form. Only small letters, because a job that were
 * spelled in two ways would be two jobs to those who take the text as the key.
 *
 * @param text the id
 * @param timestamp the moment inside it, milliseconds since 1970-01-01T00:00:00Z
 */
public record JobId(String text, long timestamp) {

    private static final Pattern VERSION_7 =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final int TIMESTAMP_SHIFT = 16;

    /** The id that a text is, or nothing where it is none. */
    public static Optional<JobId> parse(String text) {
        if (!VERSION_7.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(new JobId(text, UUID.fromString(text).getMostSignificantBits() >>> TIMESTAMP_SHIFT));
    }
}
