package com.resultity.mesh.registry.definition;

/** Who may send jobs to a Subcloud. */
public enum AccessPolicy {
    /** Every tenant. */
    PUBLIC("public"),
    /** The tenants that hold a grant, themselves or through a team or an organisation. */
    WHITELIST("whitelist"),
    /** Whoever proves to hold an access token. */
    TOKEN("token"),
    /** The tenants that are bound to it. */
    BINDING("binding");

    private final String manifestName;

    AccessPolicy(String manifestName) {
        this.manifestName = manifestName;
    }

    /** How manifests spell it. */
    public String manifestName() {
        return manifestName;
    }
}
