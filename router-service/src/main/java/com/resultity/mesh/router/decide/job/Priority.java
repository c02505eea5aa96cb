package com.resultity.mesh.router.decide.job;

/** How urgent a job is among those that wait. */
public enum Priority {
    INTERACTIVE(16),
    STANDARD(4),
    BATCH(1);

    private final int share;

    Priority(int share) {
        this.share = share;
    }

    /** Its share of the slots of a pool that is full, against the shares of the others that wait; at least 1. */
    public int share() {
        return share;
    }
}
