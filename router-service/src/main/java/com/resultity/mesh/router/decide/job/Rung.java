package com.resultity.mesh.router.decide.job;

/** The step of the ladder that a cell stands on for a job. */
public enum Rung {
    HOME_ZONE,
    FALLBACK_ZONE,
    ANYWHERE
}
