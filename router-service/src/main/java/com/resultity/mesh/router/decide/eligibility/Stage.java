package com.resultity.mesh.router.decide.eligibility;

/** The stages that a node must pass to get a job, in the order in which they are asked. */
public enum Stage {
    /** Member of the job's Subcloud, or for the global pool, not isolated by any. */
    POOL,
    /** Has the model, and the Subcloud lets jobs name it. */
    MODEL,
    /** In a country and zone that the job and its Subcloud allow, on undisputed evidence. */
    JURISDICTION,
    /** Trusted at least as much as the job and its Subcloud demand. */
    TRUST,
    /** Of a GPU model and with memory that the Subcloud demands. */
    HARDWARE,
    /** Keeps what is expected of it. */
    STANDING,
    /** Heard lately. */
    ALIVE,
    /** Holds fewer jobs than the slots that it offers. */
    FREE_SLOT;

    /** Whether a node that passes it no more must let go of the jobs that it holds. */
    public boolean endsTenancies() {
        return this == POOL || this == JURISDICTION || this == TRUST || this == HARDWARE || this == STANDING;
    }
}
