package com.resultity.mesh.registry.definition;

/** What a network may ask for before a Subcloud is active. */
public enum Gate {
    /** The owner is who they say they are. */
    VERIFICATION,
    /** The network's operator agrees. */
    APPROVAL,
    /** What has to be pledged is pledged. */
    STAKE
}
