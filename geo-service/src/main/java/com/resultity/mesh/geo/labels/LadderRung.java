package com.resultity.mesh.geo.labels;

/** The step of the ladder that a cell stands on for a job. */
public enum LadderRung {
    HOME_ZONE,
    FALLBACK_ZONE,
    ANYWHERE
}
