package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.definition.Authorship;
import com.resultity.mesh.registry.definition.Revision;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.schemas.SubcloudRevision;
import java.util.Optional;

/** Revisions of Subclouds between definitions and records. */
final class RevisionTranslation {

    private RevisionTranslation() {}

    /** Key of a revision's record. */
    static String keyOf(Revision revision) {
        return revision.subcloudId() + "/" + revision.version();
    }

    /** Key that a revision's record must have. */
    static String keyOf(SubcloudRevision revision) {
        return revision.getSubcloudId() + "/" + revision.getVersion();
    }

    static SubcloudRevision recordOf(Revision revision) {
        return SubcloudRevision.newBuilder()
                .setSubcloudId(revision.subcloudId())
                .setVersion(revision.version())
                .setSubcloud(revision.subcloud()
                        .map(it -> SubcloudTranslation.recordOf(
                                new Versioned<>(it, revision.version(), revision.madeAt())))
                        .orElse(null))
                .setGrants(revision.grants().stream()
                        .map(grant -> AccessTranslation.recordOf(
                                new Versioned<>(grant, revision.version(), revision.madeAt())))
                        .toList())
                .setActor(revision.authorship().actor())
                .setReason(revision.authorship().reason().orElse(null))
                .setMadeAt(revision.madeAt())
                .build();
    }

    static Revision revisionOf(SubcloudRevision revision) {
        return new Revision(
                revision.getSubcloudId(),
                revision.getVersion(),
                Optional.ofNullable(revision.getSubcloud())
                        .map(it -> SubcloudTranslation.subcloudOf(it).value()),
                revision.getGrants().stream()
                        .map(grant -> AccessTranslation.grantOf(grant).value())
                        .toList(),
                new Authorship(revision.getActor(), Optional.ofNullable(revision.getReason())),
                revision.getMadeAt());
    }
}
