package com.resultity.mesh.registry.definition;

/** Of what kind those are that grants are given to, in the order in which grants are told. */
public enum GrantSubject {
    TENANT("tenants"),
    TEAM("teams"),
    ORGANISATION("organisations");

    private final String manifestList;

    GrantSubject(String manifestList) {
        this.manifestList = manifestList;
    }

    /** Name of the list that manifests have for them. */
    public String manifestList() {
        return manifestList;
    }

    /** What stands for the kind in the keys of records; those of tenants have none. */
    String keyPart() {
        return switch (this) {
            case TENANT -> "";
            case TEAM -> "team";
            case ORGANISATION -> "organisation";
        };
    }
}
