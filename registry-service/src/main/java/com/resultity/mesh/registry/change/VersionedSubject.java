package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.manifest.Manifest.GroupManifest;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a change is about, where that has a version.
 *
 * @param kind its kind
 * @param key key of its record
 */
public record VersionedSubject(Kind kind, String key) {

    /** What a change is about; empty where that has no version that somebody could have made it on. */
    static Optional<VersionedSubject> of(Change change) {
        if (change instanceof Change.Declare declare) {
            return kindOf(declare.manifest()).map(kind -> new VersionedSubject(kind, keyOf(declare.manifest())));
        }
        if (change instanceof Change.Remove remove) {
            return Optional.of(new VersionedSubject(remove.kind(), remove.id()));
        }
        if (change instanceof Change.MoveSubcloud move) {
            return Optional.of(new VersionedSubject(Kind.SUBCLOUD, move.subcloudId()));
        }
        if (change instanceof Change.Attest attest) {
            return Optional.of(
                    new VersionedSubject(Kind.SUBCLOUD, attest.attestation().subcloudId()));
        }
        if (change instanceof Change.MoveMembership move) {
            return Optional.of(new VersionedSubject(Kind.MEMBERSHIPS, move.nodeId()));
        }
        return change instanceof Change.Vote vote
                ? Optional.of(new VersionedSubject(Kind.MEMBERSHIPS, vote.nodeId()))
                : Optional.empty();
    }

    /** Id of the Subcloud that a change is about; empty where it is about something else. */
    public static Optional<String> subcloudOf(Change change) {
        return of(change).filter(subject -> subject.kind() == Kind.SUBCLOUD).map(VersionedSubject::key);
    }

    private static String keyOf(Manifest manifest) {
        return manifest instanceof GroupManifest group ? group.group().key() : manifest.id();
    }

    private static Optional<Kind> kindOf(Manifest manifest) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.manifestName().equals(manifest.kind()))
                .findFirst();
    }

    /** Its version now; empty where there is none. */
    Optional<Long> versionIn(RegistryView view) {
        return switch (kind) {
            case SUBCLOUD -> version(view.subclouds().get(key));
            case NODE -> version(view.nodes().get(key));
            case TENANT -> version(view.tenants().get(key));
            case TEAM, ORGANISATION -> version(view.groups().get(key));
            case MODEL -> version(view.models().get(key));
            case MEMBERSHIPS -> version(view.memberships().get(key));
            case ACCESS_TOKEN, ACCESS_GRANT -> Optional.empty();
        };
    }

    private static Optional<Long> version(Versioned<?> present) {
        return Optional.ofNullable(present).map(Versioned::version);
    }
}
