package com.resultity.mesh.tokens;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What anybody may know of an access token.
 *
 * @param tokenId its id
 * @param subcloud the Subcloud that it opens
 * @param tenant the only tenant that may use it, or null
 * @param validFrom from when it is valid, ISO 8601 in UTC
 * @param expiresAt from when it is valid no more, ISO 8601 in UTC, or null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record KnownToken(String tokenId, String subcloud, String tenant, String validFrom, String expiresAt) {}
