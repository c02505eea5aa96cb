package com.resultity.mesh.audit.evidence;

/** How a tenancy of a slot ended: by its outcome, with its node, with its lease, or with what its node was allowed. */
public enum TenancyEnding {
    OUTCOME,
    NODE_SILENT,
    NODE_LEFT,
    NODE_RESTARTED,
    LEASE_ENDED,
    NODE_EXPELLED,
    STANDING_LOST,
    /** In a way that is newer than this reader. */
    UNKNOWN
}
