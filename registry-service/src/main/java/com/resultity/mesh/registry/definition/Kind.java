package com.resultity.mesh.registry.definition;

/** Kinds of what the registry keeps. */
public enum Kind {
    SUBCLOUD("Subcloud"),
    NODE("Node"),
    TENANT("Tenant"),
    MODEL("Model"),
    TEAM("Team"),
    ORGANISATION("Organisation"),
    ACCESS_TOKEN("AccessToken"),
    ACCESS_GRANT("AccessGrant"),
    MEMBERSHIPS("Memberships");

    private final String manifestName;

    Kind(String manifestName) {
        this.manifestName = manifestName;
    }

    /**
     * The kind of a team or an organisation.
     *
     * @throws IllegalArgumentException for other parties, which the registry does not keep
     */
    public static Kind of(Party party) {
        return switch (party.kind()) {
            case TEAM -> TEAM;
            case ORGANISATION -> ORGANISATION;
            case USER, OPERATOR -> throw new IllegalArgumentException(party + " is not kept");
        };
    }

    /** How manifests and answers spell it. */
    public String manifestName() {
        return manifestName;
    }
}
