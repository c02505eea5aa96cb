package com.resultity.mesh.router.decide;

/** Why a job gets no node. */
public enum Reason {
    /** Not allowed: no such Subcloud is known here. */
    UNKNOWN_SUBCLOUD,
    /** Not allowed: the Subcloud asks for a grant that the tenant does not hold. */
    ACCESS_DENIED,
    /** Nothing eligible: in no cell that the job may reach is a living node that passes every stage. */
    NOTHING_ELIGIBLE,
    /** All busy, and the line is full as well. */
    LINE_FULL,
    /** Too late: its patience ended before a node was found. */
    PATIENCE_ENDED,
    /** Tried and failed as often as is allowed. */
    ATTEMPTS_EXHAUSTED
}
