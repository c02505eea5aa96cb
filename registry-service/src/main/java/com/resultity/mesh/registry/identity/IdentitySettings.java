package com.resultity.mesh.registry.identity;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.util.Set;

/**
 * Whose tokens are believed. Of the two ways to the issuer's public keys, just one is set.
 *
 * @param issuer what tokens must name as their issuer
 * @param audience what tokens must name among their audiences
 * @param publicKeys file that holds the issuer's public keys as a JSON Web Key Set
 * @param jwksUrl address at which the issuer publishes them
 * @param networkOperators users who are the operator of the network
 * @param clockSkew how far the issuer's clock may be off
 */
@ConfigurationProperties("mesh.identity")
public record IdentitySettings(
        String issuer,
        String audience,
        @Nullable String publicKeys,
        @Nullable String jwksUrl,
        Set<String> networkOperators,
        Duration clockSkew) {

    public IdentitySettings {
        publicKeys = publicKeys == null || publicKeys.isBlank() ? null : publicKeys;
        jwksUrl = jwksUrl == null || jwksUrl.isBlank() ? null : jwksUrl;
        networkOperators = Set.copyOf(networkOperators);
    }
}
