package com.resultity.mesh.sla.ledger;

/** How an attempt at a job ended. All but {@link #SERVED} count against what a Subcloud promises. */
public enum AttemptEnd {
    /** The node answered. */
    SERVED,
    /** The node was asked and did not answer as it should. */
    FAILED,
    /** No outcome arrived while the lease ran. */
    LEASE_ENDED,
    /** The node went silent, left, started again or was barred from the job's pool while it held the job. */
    NODE_LOST,
    /** No node held it: none was free in time, or there was no room in line. */
    TURNED_AWAY
}
