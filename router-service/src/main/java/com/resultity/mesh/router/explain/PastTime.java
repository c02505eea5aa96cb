package com.resultity.mesh.router.explain;

import java.time.DateTimeException;
import java.time.Instant;

/** Times that questions are asked for, as who asks writes them. */
public final class PastTime {

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private PastTime() {}

    /**
     * A time of ISO 8601.
     *
     * @throws UnanswerableException if it is none, or lies before 1970 or after 9999, where no record does
     */
    public static Instant parse(String text) {
        try {
            Instant time = Instant.parse(text);
            if (!time.isBefore(Instant.EPOCH) && !time.isAfter(LAST)) {
                return time;
            }
        } catch (DateTimeException unreadable) {
            // What to write instead is all that helps.
        }
        throw new UnanswerableException("as-of is a time such as 2026-01-01T12:00:00Z");
    }
}
