package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.definition.TokenDefinition;
import com.resultity.mesh.registry.definition.Versioned;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * What anybody may know of an access token.
 *
 * @param tokenId its id, which is the part of its text after {@code mst_}
 * @param subcloud the Subcloud that it opens
 * @param tenant the only tenant that may use it; null: whoever holds it
 * @param quota the most that may be used with it; null: no limit
 * @param validFrom from when it is valid, ISO 8601 in UTC
 * @param expiresAt from when it is valid no more, ISO 8601 in UTC; null: never
 * @param version its version
 */
@Serdeable
public record TokenResource(
        String tokenId,
        String subcloud,
        @Nullable String tenant,
        @Nullable QuotaSection quota,
        String validFrom,
        @Nullable String expiresAt,
        long version) {

    static TokenResource of(Versioned<TokenDefinition> versioned) {
        TokenDefinition token = versioned.value();
        return new TokenResource(
                token.id().tokenId(),
                token.id().subcloudId(),
                token.tenantId().orElse(null),
                QuotaSection.of(token.quota()),
                Moments.text(token.validFrom()),
                Moments.text(token.expiresAt()),
                versioned.version());
    }
}
