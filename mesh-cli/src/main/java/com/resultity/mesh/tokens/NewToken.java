package com.resultity.mesh.tokens;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A new access token, for the one who asked for it.
 *
 * @param tokenId its id
 * @param token its text, which is secret
 * @param expiresAt from when it is valid no more, ISO 8601 in UTC, or null
 * @param replaced the one that it takes the place of, or null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record NewToken(String tokenId, String token, String expiresAt, KnownToken replaced) {

    @Override
    public String toString() {
        return "NewToken[" + tokenId + "]";
    }
}
