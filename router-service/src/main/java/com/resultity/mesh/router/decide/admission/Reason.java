package com.resultity.mesh.router.decide.admission;

/** Why a job gets no node. */
public enum Reason {
    /** Not allowed: no such Subcloud is known here, or it is a draft or retired and the tenant has no part in it. */
    UNKNOWN_SUBCLOUD,
    /** Not allowed: the Subcloud is pending or suspended, or a draft or retired and the tenant has a part in it. */
    SUBCLOUD_NOT_ACTIVE,
    /** Not allowed: no such tenant is known here. */
    UNKNOWN_TENANT,
    /** Not allowed: the Subcloud asks for a grant or a binding that the tenant does not have. */
    ACCESS_DENIED,
    /** Not allowed: the Subcloud asks for a proof of a token, and the job carries none that holds. */
    PROOF_REFUSED,
    /** Not allowed: its tenant is bound to another Subcloud and to that alone. */
    BOUND_ELSEWHERE,
    /** Nothing eligible: the catalogue has no such model. */
    UNKNOWN_MODEL,
    /** Nothing eligible: in no cell that the job may reach is a living node that passes every stage. */
    NOTHING_ELIGIBLE,
    /** Too much: its tenant uses as much as it may, in all or in this Subcloud or with this token. */
    TENANT_QUOTA_REACHED,
    /** Too much: the jobs of its Subcloud use as much as they may together. */
    SUBCLOUD_QUOTA_REACHED,
    /** All busy, and the job does not wait. */
    ALL_BUSY,
    /** All busy, and the line is full as well. */
    LINE_FULL,
    /** Too late: its patience ended, or its deadline came, before a node was found. */
    PATIENCE_ENDED,
    /** Tried and failed as often as is allowed. */
    ATTEMPTS_EXHAUSTED
}
