package com.resultity.mesh.registry.authority;

/** Whether somebody may do something. */
public enum Verdict {
    ALLOWED,
    /** May not, but may know that it is there. */
    FORBIDDEN,
    /** May not, and must not learn whether it is there. */
    HIDDEN
}
