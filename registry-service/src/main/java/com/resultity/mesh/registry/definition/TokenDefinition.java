package com.resultity.mesh.registry.definition;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is kept of an access token.
 *
 * @param id the Subcloud that it opens, and its id there
 * @param verifier what proofs of it are checked with
 * @param tenantId the only tenant that may use it; empty: whoever holds it
 * @param quota the most that may be used with it
 * @param validFrom from when it is valid, milliseconds since 1970-01-01T00:00:00Z
 * @param expiresAt from when it is valid no more, milliseconds since 1970-01-01T00:00:00Z; empty: never
 */
public record TokenDefinition(
        TokenId id,
        Verifier verifier,
        Optional<String> tenantId,
        Optional<Quota> quota,
        long validFrom,
        OptionalLong expiresAt) {

    /** Whether it is not valid any more. */
    public boolean isExpired(long now) {
        return expiresAt.isPresent() && expiresAt.getAsLong() <= now;
    }

    /** The same token, valid until a moment, or until it is by itself if that comes first. */
    public TokenDefinition endingBy(long moment) {
        long end = Math.min(moment, expiresAt.orElse(Long.MAX_VALUE));
        return new TokenDefinition(id, verifier, tenantId, quota, validFrom, OptionalLong.of(end));
    }
}
