package com.resultity.mesh.registry.lifecycle;

/** What somebody does with a Subcloud's state. */
public enum SubcloudMove {
    /** Its owner is done with the draft. */
    SUBMIT,
    /** Its owner takes it back to work on it. */
    WITHDRAW,
    /** Its owner stops it. */
    SUSPEND,
    /** Its owner lets it go on. */
    RESUME,
    /** Its owner ends it for good. */
    RETIRE
}
