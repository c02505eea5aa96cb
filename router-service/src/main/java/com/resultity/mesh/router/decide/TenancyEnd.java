package com.resultity.mesh.router.decide;

/** How a tenancy of a slot ended. */
public enum TenancyEnd {
    OUTCOME,
    NODE_SILENT,
    NODE_LEFT,
    NODE_RESTARTED,
    LEASE_ENDED
}
