package com.resultity.mesh.registry.definition;

/** Who may join a Subcloud. */
public enum Participation {
    /** Any node that meets the criteria and asks, or lets itself be joined. */
    OPEN("open"),
    /** Nodes that ask and whose operator the owner approves. */
    SEMI_OPEN("semi-open"),
    /** Nodes that the owner invites and whose operator accepts by asking. */
    PRIVATE("private");

    private final String manifestName;

    Participation(String manifestName) {
        this.manifestName = manifestName;
    }

    /** How manifests spell it. */
    public String manifestName() {
        return manifestName;
    }
}
