package com.resultity.mesh.registry.hostile;

import static com.resultity.mesh.registry.TestingIssuer.AUDIENCE;
import static com.resultity.mesh.registry.TestingIssuer.ISSUER;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.resultity.mesh.registry.TestingIssuer;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tokens that prove nothing: whoever sends one is nobody. */
final class TokenAttempts {

    private static final TestingIssuer ISSUER_OF_MESH = TestingIssuer.believed();
    private static final TestingIssuer FOREIGN = TestingIssuer.foreign();

    private TokenAttempts() {}

    static List<Attempt> all() {
        Map<String, RawRequest> requests = new LinkedHashMap<>();
        tokens().forEach((name, token) -> requests.put(name, list().bearer(token)));
        String valid = ISSUER_OF_MESH.token("operator");
        requests.put("no token", list());
        requests.put("a valid token in the query", RawRequest.get("/v1/subclouds?access_token=" + valid));
        requests.put("a valid token in a cookie", list().header("Cookie: Authorization=Bearer%20" + valid));
        requests.put("a valid token of another scheme", list().header("Authorization: Basic " + valid));
        requests.put("a valid token without a scheme", list().header("Authorization: " + valid));
        requests.put("two tokens, one of them valid", list().bearer(valid).bearer(FOREIGN.token("operator")));
        requests.put("two tokens in one header", list().header("Authorization: Bearer " + valid + ", Bearer " + valid));
        requests.put("a name in a header that gateways set", list().header("X-Forwarded-User: operator"));
        return requests.entrySet().stream()
                .map(entry -> Attempt.of(entry.getKey(), entry.getValue(), 401))
                .toList();
    }

    private static RawRequest list() {
        return RawRequest.get("/v1/subclouds");
    }

    private static Map<String, String> tokens() {
        String valid = ISSUER_OF_MESH.token("operator");
        List<String> parts = Arrays.asList(valid.split("\\.", -1));
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("an expired token", ISSUER_OF_MESH.token("operator", it -> it.expirationTime(in(-60))));
        tokens.put("a token that is not valid yet", ISSUER_OF_MESH.token("operator", it -> it.notBeforeTime(in(60))));
        tokens.put("a token without an end", ISSUER_OF_MESH.token("operator", it -> it.expirationTime(null)));
        tokens.put("a token of a foreign key of the same name", FOREIGN.token("operator"));
        tokens.put("a token for another audience", ISSUER_OF_MESH.token("operator", it -> it.audience("elsewhere")));
        tokens.put("a token for no audience", ISSUER_OF_MESH.token("operator", it -> it.audience((String) null)));
        tokens.put("a token of another issuer", ISSUER_OF_MESH.token("operator", it -> it.issuer("https://elsewhere")));
        tokens.put("a token of nobody", ISSUER_OF_MESH.token(null));
        tokens.put("a token of a user with a line break", ISSUER_OF_MESH.token("operator\n"));
        tokens.put("a token of a user that is a path", ISSUER_OF_MESH.token("../operator"));
        tokens.put("a truncated signature", valid.substring(0, valid.length() - 4));
        tokens.put("no signature", parts.get(0) + "." + parts.get(1) + ".");
        tokens.put("truncated claims", parts.get(0) + "." + parts.get(1).substring(4) + "." + parts.get(2));
        tokens.put("a part too many", valid + "." + parts.get(2));
        tokens.put(
                "claims changed under the signature",
                parts.get(0) + "." + base64(claims("operator").toString()) + "." + signatureOf("mallory"));
        tokens.put("algorithm none", new PlainJWT(claims("operator")).serialize());
        tokens.put(
                "algorithm nOnE with a signature",
                base64("{\"alg\":\"nOnE\"}") + "." + parts.get(1) + "." + parts.get(2));
        tokens.put("the public key as a shared secret, its text", confused(publicKeyText()));
        tokens.put("the public key as a shared secret, its encoding", confused(publicKeyEncoded()));
        tokens.put(
                "a key of its own in the header",
                signed(
                        FOREIGN,
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .jwk(FOREIGN.key().toPublicJWK())
                                .build()));
        tokens.put(
                "an address of keys in the header",
                signed(
                        FOREIGN,
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .jwkURL(URI.create("http://127.0.0.1:9/keys"))
                                .build()));
        tokens.put(
                "a key id that is a path",
                signed(
                        FOREIGN,
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .keyID("../../../dev/null")
                                .build()));
        tokens.put(
                "a demand that is not understood",
                signed(
                        ISSUER_OF_MESH,
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .keyID("believed")
                                .criticalParams(Set.of("x"))
                                .customParam("x", 1)
                                .build()));
        tokens.put(
                "a token of another type",
                signed(
                        ISSUER_OF_MESH,
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .keyID("believed")
                                .type(new JOSEObjectType("logout+jwt"))
                                .build()));
        tokens.put("an access token of a Subcloud", "mst_abcd2345_" + "A".repeat(43));
        tokens.put("no token at all but letters", "letters");
        return tokens;
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static JWTClaimsSet claims(String user) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(user)
                .expirationTime(in(60))
                .build();
    }

    private static String signed(TestingIssuer issuer, JWSHeader header) {
        return issuer.signed(header, claims("operator"));
    }

    private static String signatureOf(String user) {
        return ISSUER_OF_MESH.token(user).split("\\.", -1)[2];
    }

    private static byte[] publicKeyText() {
        return ISSUER_OF_MESH.key().toPublicJWK().toJSONString().getBytes(UTF_8);
    }

    private static byte[] publicKeyEncoded() {
        try {
            return ISSUER_OF_MESH.key().toECPublicKey().getEncoded();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String confused(byte[] secret) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("believed").build(), claims("operator"));
            token.sign(new MACSigner(secret));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
