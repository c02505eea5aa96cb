package com.resultity.mesh.registry.definition;

/** What becomes of other pools' live jobs on a node that a Subcloud isolates. */
public enum IsolationHandling {
    /** They end on the node. */
    FINISH("finish"),
    /** They are placed again elsewhere. */
    REPLACE("replace");

    private final String manifestName;

    IsolationHandling(String manifestName) {
        this.manifestName = manifestName;
    }

    /** How manifests spell it. */
    public String manifestName() {
        return manifestName;
    }
}
