package com.resultity.mesh.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.resultity.mesh.registry.definition.TokenDefinition;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.request.IssuedToken;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;

/**
 * A new access token. This answer alone holds its text.
 *
 * @param tokenId its id
 * @param token its text, which is secret
 * @param subcloud the Subcloud that it opens
 * @param tenant the only tenant that may use it; null: whoever holds it
 * @param quota the most that may be used with it; null: no limit
 * @param validFrom from when it is valid, ISO 8601 in UTC
 * @param expiresAt from when it is valid no more, ISO 8601 in UTC; null: never
 * @param version its version
 * @param replaced the one that it takes the place of, as that is now; left out where it takes none's
 */
@Serdeable
public record IssuedTokenResource(
        String tokenId,
        String token,
        String subcloud,
        @Nullable String tenant,
        @Nullable QuotaSection quota,
        String validFrom,
        @Nullable String expiresAt,
        long version,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) TokenResource replaced) {

    static IssuedTokenResource of(IssuedToken issued) {
        return of(issued, Optional.empty());
    }

    static IssuedTokenResource of(IssuedToken issued, Optional<Versioned<TokenDefinition>> replaced) {
        return of(issued, replaced.map(TokenResource::of).orElse(null));
    }

    private static IssuedTokenResource of(IssuedToken issued, @Nullable TokenResource replaced) {
        TokenResource kept = TokenResource.of(issued.token());
        return new IssuedTokenResource(
                kept.tokenId(),
                issued.text(),
                kept.subcloud(),
                kept.tenant(),
                kept.quota(),
                kept.validFrom(),
                kept.expiresAt(),
                kept.version(),
                replaced);
    }

    @Override
    public String toString() {
        return "IssuedTokenResource[" + subcloud + "/" + tokenId + "]";
    }
}
