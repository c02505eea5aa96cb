package com.resultity.mesh.removal;

import com.resultity.mesh.requests.ResourcePath;
import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of manifests, in the order in which things of them are removed: what rests on others goes before these, and whoever
 * may remove something by belonging to a team or an organisation may do so until the end.
 */
public enum ManifestKind {
    NODE("Node", "nodes"),
    TENANT("Tenant", "tenants"),
    MODEL("Model", "models"),
    SUBCLOUD("Subcloud", "subclouds"),
    TEAM("Team", "teams"),
    ORGANISATION("Organisation", "organisations");

    private final String manifestName;
    private final String collection;

    ManifestKind(String manifestName, String collection) {
        this.manifestName = manifestName;
        this.collection = collection;
    }

    /** The kind that manifests spell so; empty where there is none. */
    public static Optional<ManifestKind> named(String manifestName) {
        return Arrays.stream(values())
                .filter(kind -> kind.manifestName.equals(manifestName))
                .findFirst();
    }

    /** How manifests spell it. */
    public String manifestName() {
        return manifestName;
    }

    /** The field of a manifest's metadata that says which one it is. */
    String idField() {
        return this == MODEL ? "name" : "id";
    }

    /** Where one is. */
    ResourcePath path(String id) {
        return this == MODEL ? ResourcePath.ofModel(id) : ResourcePath.of(collection, id);
    }
}
