package com.resultity.mesh.simulate;

/** Where a job stands, as its gateway knows. */
public enum JobState {
    /** Sent; nothing is decided. */
    SENT,
    /** A node has it. */
    ASSIGNED,
    /** Its attempt failed or was void before it began; the next decision is awaited. */
    BETWEEN_ATTEMPTS,
    /** Served, and its outcome reported. */
    SERVED,
    /** Refused for good. */
    REFUSED,
    /** Its patience ended first. */
    EXPIRED;

    /** Whether nothing more is expected to happen to it. */
    public boolean isFinal() {
        return this == SERVED || this == REFUSED || this == EXPIRED;
    }
}
