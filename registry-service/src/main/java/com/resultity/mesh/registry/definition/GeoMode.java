package com.resultity.mesh.registry.definition;

/** How a Subcloud's jobs treat their home zone, unless they are stricter themselves. */
public enum GeoMode {
    /** It is tried first. */
    PREFER("prefer"),
    /** No other is tried. */
    REQUIRE("require"),
    /** Any zone is as good. */
    NONE("none");

    private final String manifestName;

    GeoMode(String manifestName) {
        this.manifestName = manifestName;
    }

    /** How manifests spell it. */
    public String manifestName() {
        return manifestName;
    }
}
