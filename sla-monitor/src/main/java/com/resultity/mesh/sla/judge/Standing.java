package com.resultity.mesh.sla.judge;

/** Whether a node keeps what is expected of it. */
public enum Standing {
    /** Nothing was ever said against it; taken as good. */
    UNJUDGED,
    /** It did badly, and keeps well again. */
    GOOD,
    /** It is not offered jobs. */
    POOR
}
