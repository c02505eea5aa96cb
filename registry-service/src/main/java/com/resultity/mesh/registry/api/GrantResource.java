package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.definition.Grant;
import com.resultity.mesh.registry.definition.GrantId;
import com.resultity.mesh.registry.definition.GrantSubject;
import com.resultity.mesh.registry.definition.Versioned;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * Permission to send jobs to a Subcloud.
 *
 * @param id its id among the grants of the Subcloud
 * @param subcloud id of the Subcloud
 * @param subjectKind TENANT, TEAM or ORGANISATION
 * @param subject id of the one that may send jobs
 * @param quota the most that each tenant may use under it; null: no limit
 * @param until from when it is valid no more, ISO 8601 in UTC; null: never
 * @param version its version
 * @param updatedAt when that was made, ISO 8601 in UTC
 */
@Serdeable
public record GrantResource(
        String id,
        String subcloud,
        GrantSubject subjectKind,
        String subject,
        @Nullable QuotaSection quota,
        @Nullable String until,
        long version,
        String updatedAt) {

    static GrantResource of(Versioned<Grant> versioned) {
        Grant grant = versioned.value();
        return new GrantResource(
                idOf(grant.id()),
                grant.id().subcloudId(),
                grant.id().subject(),
                grant.id().subjectId(),
                QuotaSection.of(grant.quota()),
                Moments.text(grant.endsAt()),
                versioned.version(),
                Moments.text(versioned.updatedAt()));
    }

    /** The id of a grant among those of its Subcloud: its record's key without the Subcloud. */
    static String idOf(GrantId grant) {
        return grant.key().substring(grant.subcloudId().length() + 1);
    }
}
