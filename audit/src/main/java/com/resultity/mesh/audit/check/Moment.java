package com.resultity.mesh.audit.check;

/**
 * The moment that the log is judged as of.
 *
 * @param now milliseconds since 1970-01-01T00:00:00Z
 * @param settlingMilliseconds how long after a moment something may still be on its way to the log
 * @param lossGraceMilliseconds how long past its time something may be before it counts as lost
 */
public record Moment(long now, long settlingMilliseconds, long lossGraceMilliseconds) {

    /** Whether all that belongs to a moment must be on the log. A moment in the future is no excuse for anything. */
    boolean settled(long time) {
        return Math.abs(now - time) > settlingMilliseconds;
    }

    /** Whether what was due at that time is missing for good. */
    boolean overdue(long due) {
        return now - due > lossGraceMilliseconds;
    }

    /** Whether what should have followed that moment is missing for good. A moment in the future is no excuse. */
    boolean forgotten(long time) {
        return Math.abs(now - time) > lossGraceMilliseconds;
    }
}
