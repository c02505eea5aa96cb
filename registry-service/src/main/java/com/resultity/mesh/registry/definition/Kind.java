package com.resultity.mesh.registry.definition;

/** Kinds of what the registry keeps. */
public enum Kind {
    SUBCLOUD("Subcloud", "Subcloud"),
    NODE("Node", "node"),
    TENANT("Tenant", "tenant"),
    MODEL("Model", "model"),
    TEAM("Team", "team"),
    ORGANISATION("Organisation", "organisation"),
    ACCESS_TOKEN("AccessToken", "token"),
    ACCESS_GRANT("AccessGrant", "grant"),
    MEMBERSHIPS("Memberships", "membership");

    private final String manifestName;
    private final String noun;

    Kind(String manifestName, String noun) {
        this.manifestName = manifestName;
        this.noun = noun;
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

    /** How sentences call one of them. */
    public String noun() {
        return noun;
    }
}
