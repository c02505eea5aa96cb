package com.resultity.mesh.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.resultity.mesh.registry.definition.Grant;
import com.resultity.mesh.registry.definition.Revision;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.SubcloudState;
import com.resultity.mesh.registry.definition.Versioned;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * One version of a Subcloud.
 *
 * @param version its number
 * @param madeAt when it was made, ISO 8601 in UTC
 * @param actor who made it
 * @param reason why, in their words; null: nothing was said
 * @param state DRAFT, PENDING, ACTIVE, SUSPENDED or RETIRED; null: it was removed
 * @param subcloud the Subcloud as it was, in the form of its manifest; left out of lists, and where it was removed
 */
@Serdeable
public record RevisionResource(
        long version,
        String madeAt,
        String actor,
        @Nullable String reason,
        @Nullable String state,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) SubcloudResource subcloud) {

    /** The version without the Subcloud itself. */
    static RevisionResource summaryOf(Revision revision) {
        return of(revision, null);
    }

    static RevisionResource of(Revision revision) {
        List<Versioned<Grant>> grants = revision.grants().stream()
                .map(grant -> new Versioned<>(grant, revision.version(), revision.madeAt()))
                .toList();
        return of(
                revision,
                revision.subcloud()
                        .map(it -> SubcloudResource.of(
                                new Versioned<>(it, revision.version(), revision.madeAt()), grants, true))
                        .orElse(null));
    }

    private static RevisionResource of(Revision revision, @Nullable SubcloudResource subcloud) {
        return new RevisionResource(
                revision.version(),
                Moments.text(revision.madeAt()),
                revision.authorship().actor(),
                revision.authorship().reason().orElse(null),
                revision.subcloud()
                        .map(Subcloud::state)
                        .map(SubcloudState::name)
                        .orElse(null),
                subcloud);
    }
}
