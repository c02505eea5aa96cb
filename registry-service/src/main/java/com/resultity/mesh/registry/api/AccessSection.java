package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.definition.AccessPolicy;
import com.resultity.mesh.registry.definition.Grant;
import com.resultity.mesh.registry.definition.GrantSubject;
import com.resultity.mesh.registry.definition.Versioned;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.List;

/**
 * Who may send jobs to a Subcloud, in the form of manifests: entries of the lists are ids, or {@link Entry} where more is to be
 * said.
 */
@Serdeable
public record AccessSection(
        String policy,

        @ArraySchema(schema = @Schema(oneOf = {String.class, AccessSection.Entry.class}))
        List<Object> tenants,

        @ArraySchema(schema = @Schema(oneOf = {String.class, AccessSection.Entry.class}))
        List<Object> teams,

        @ArraySchema(schema = @Schema(oneOf = {String.class, AccessSection.Entry.class}))
        List<Object> organisations) {

    /** One that may send jobs, so many or so long. */
    @Serdeable
    public record Entry(
            String id,
            @Nullable QuotaSection quota,
            @Nullable String until) {

        static Entry of(Grant grant) {
            return new Entry(grant.id().subjectId(), QuotaSection.of(grant.quota()), Moments.text(grant.endsAt()));
        }
    }

    static AccessSection of(AccessPolicy policy, Collection<Versioned<Grant>> grants) {
        return new AccessSection(
                policy.manifestName(),
                entries(GrantSubject.TENANT, grants),
                entries(GrantSubject.TEAM, grants),
                entries(GrantSubject.ORGANISATION, grants));
    }

    private static List<Object> entries(GrantSubject subject, Collection<Versioned<Grant>> grants) {
        return grants.stream()
                .map(Versioned::value)
                .filter(grant -> grant.id().subject() == subject)
                .map(grant -> grant.equals(Grant.of(grant.id())) ? grant.id().subjectId() : Entry.of(grant))
                .toList();
    }
}
