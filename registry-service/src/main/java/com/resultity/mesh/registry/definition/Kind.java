package com.resultity.mesh.registry.definition;

/** Kinds of what the registry keeps. */
public enum Kind {
    SUBCLOUD("Subcloud"),
    NODE("Node"),
    TENANT("Tenant"),
    MODEL("Model"),
    ACCESS_TOKEN("AccessToken"),
    ACCESS_GRANT("AccessGrant"),
    MEMBERSHIPS("Memberships");

    private final String manifestName;

    Kind(String manifestName) {
        this.manifestName = manifestName;
    }

    /** How manifests and answers spell it. */
    public String manifestName() {
        return manifestName;
    }
}
