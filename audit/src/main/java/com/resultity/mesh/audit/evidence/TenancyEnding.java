package com.resultity.mesh.audit.evidence;

/** How a tenancy of a slot ended: by its outcome, with its node, or with its lease. */
public enum TenancyEnding {
    OUTCOME,
    NODE_SILENT,
    NODE_LEFT,
    NODE_RESTARTED,
    LEASE_ENDED,
    /** In a way that is newer than this reader. */
    UNKNOWN
}
