package com.resultity.mesh.registry;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;

/** Signs tokens as an issuer does; the services of the tests believe the first one. */
public final class TestingIssuer {

    public static final String ISSUER = "subcloud-mesh-local";
    public static final String AUDIENCE = "subcloud-mesh";

    private static final TestingIssuer BELIEVED = new TestingIssuer("believed");

    private final ECKey key;
    private final Path publicKeys;

    private TestingIssuer(String keyId) {
        try {
            key = new ECKeyGenerator(Curve.P_256).keyID(keyId).generate();
            publicKeys = Files.createTempFile("public-keys", ".json");
            publicKeys.toFile().deleteOnExit();
            Files.writeString(publicKeys, new JWKSet(key.toPublicJWK()).toString());
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The issuer that the services of the tests believe. */
    public static TestingIssuer believed() {
        return BELIEVED;
    }

    /** Another one, which calls itself and its key by the same names. */
    public static TestingIssuer foreign() {
        return new TestingIssuer("believed");
    }

    /** The file with its public keys. */
    public Path publicKeys() {
        return publicKeys;
    }

    /** Its key, with the private part. */
    public ECKey key() {
        return key;
    }

    /** A token for a user, valid for an hour. */
    public String token(String user) {
        return token(user, claims -> claims);
    }

    /** A token for a user, with other claims than it usually has. */
    public String token(String user, UnaryOperator<JWTClaimsSet.Builder> changed) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(user)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600)));
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                changed.apply(claims).build());
    }

    /** A token of this header and these claims, signed with its key. */
    public String signed(JWSHeader header, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
