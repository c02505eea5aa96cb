package com.resultity.mesh.registry.identity;

import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import io.micronaut.context.exceptions.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;

/** The public keys of the issuer. */
final class IssuerKeys {

    private static final Duration OUTAGE = Duration.ofHours(4);

    private IssuerKeys() {}

    /**
     * Where the keys come from.
     *
     * @throws ConfigurationException if that is not said, or said twice, or is nothing that tokens can be checked with
     */
    static JWKSource<SecurityContext> of(IdentitySettings settings) {
        if ((settings.publicKeys() == null) == (settings.jwksUrl() == null)) {
            throw new ConfigurationException(
                    "Nobody could prove who they are: set either MESH_IDENTITY_PUBLIC_KEYS, a file"
                            + " with the issuer's JSON Web Key Set, or MESH_IDENTITY_JWKS_URL, where the issuer publishes it.");
        }
        return settings.jwksUrl() == null ? inFile(Path.of(settings.publicKeys())) : published(settings.jwksUrl());
    }

    private static JWKSource<SecurityContext> inFile(Path file) {
        try {
            JWKSet keys = JWKSet.load(file.toFile());
            // A shared secret would let everybody who checks tokens make them.
            if (keys.isEmpty() || !keys.getKeys().stream().allMatch(AsymmetricJWK.class::isInstance)) {
                throw new ConfigurationException(file + " must hold public keys, one at least, and no shared secret.");
            }
            if (keys.getKeys().stream().anyMatch(JWK::isPrivate)) {
                throw new ConfigurationException(file + " holds a private key: give the service public keys alone.");
            }
            return new ImmutableJWKSet<>(keys);
        } catch (IOException | ParseException unreadable) {
            // Its words could quote the file.
            throw new ConfigurationException(file + " cannot be read as a JSON Web Key Set.");
        }
    }

    private static JWKSource<SecurityContext> published(String url) {
        try {
            return JWKSourceBuilder.create(URI.create(url).toURL())
                    .retrying(true)
                    .outageTolerant(OUTAGE.toMillis())
                    .build();
        } catch (IOException | IllegalArgumentException malformed) {
            throw new ConfigurationException("MESH_IDENTITY_JWKS_URL is not an address: " + url);
        }
    }
}
