package com.resultity.mesh.router.decide.tenancy;

/** How a tenancy of a slot ended. */
public enum TenancyEnd {
    OUTCOME,
    NODE_SILENT,
    NODE_LEFT,
    NODE_RESTARTED,
    LEASE_ENDED,
    NODE_EXPELLED,
    STANDING_LOST;

    /** Whether the node may still work on the job, so that its slot is not given away before the lease has ended. */
    public boolean mayWorkOn() {
        return this == NODE_SILENT || this == NODE_LEFT || this == NODE_EXPELLED || this == STANDING_LOST;
    }
}
