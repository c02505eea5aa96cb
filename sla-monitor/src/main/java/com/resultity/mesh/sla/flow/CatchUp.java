package com.resultity.mesh.sla.flow;

/**
 * Whether a task has read up to the present since it began. Until then the window seems empty where it is only unread, and
 * judging it would resolve alerts that fire and call nodes silent that are not.
 *
 * <p>Not for ever, for a topic may simply be quiet: after one window of waiting, quiet it is.
 */
final class CatchUp {

    private static final long PRESENT_MILLISECONDS = 10_000;

    private final long waitsUntil;
    private boolean caughtUp;

    /**
     * @param startedAt when the task began, milliseconds since 1970-01-01T00:00:00Z
     * @param patienceMilliseconds how long to wait for a recent record
     */
    CatchUp(long startedAt, long patienceMilliseconds) {
        this.waitsUntil = startedAt + patienceMilliseconds;
    }

    /** Takes note of a record that was read. */
    void read(long timestamp, long now) {
        caughtUp |= timestamp >= now - PRESENT_MILLISECONDS;
    }

    /** Whether figures may be judged. */
    boolean isDone(long now) {
        caughtUp |= now >= waitsUntil;
        return caughtUp;
    }
}
