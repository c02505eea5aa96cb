package com.resultity.mesh.registry.definition;

/** Who may send jobs to a Subcloud. */
public enum AccessPolicy {
    /** Every tenant. */
    PUBLIC("public"),
    /** The tenants that hold a grant. */
    WHITELIST("whitelist");

    private final String manifestName;

    AccessPolicy(String manifestName) {
        this.manifestName = manifestName;
    }

    /** How manifests spell it. */
    public String manifestName() {
        return manifestName;
    }
}
