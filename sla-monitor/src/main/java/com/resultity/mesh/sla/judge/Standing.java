package com.resultity.mesh.sla.judge;

/** Whether a node keeps what is expected of it. */
public enum Standing {
    /** Nothing was ever said against it; taken as good. */
    UNJUDGED,
    /** Nothing speaks against it, any more or at all. */
    GOOD,
    /** It is not offered jobs. */
    POOR
}
