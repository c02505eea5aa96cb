package com.resultity.mesh.registry;

import com.resultity.mesh.registry.definition.Attestation;
import com.resultity.mesh.registry.definition.Gate;
import com.resultity.mesh.registry.lifecycle.AttestationBytes;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/**
 * Signs attestations of gates.
 *
 * @param id id of the issuer
 * @param keys its keys
 */
public record TestingGateIssuer(String id, KeyPair keys) {

    private static final String ALGORITHM = "Ed25519";

    /** An issuer with keys of its own. */
    public static TestingGateIssuer named(String id) {
        try {
            return new TestingGateIssuer(
                    id, KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public PublicKey publicKey() {
        return keys.getPublic();
    }

    /** Its public key, as the service's settings have it. */
    public String publicKeyText() {
        return Base64.getEncoder().encodeToString(publicKey().getEncoded());
    }

    /** Its word that a Subcloud meets a gate from one time until another, milliseconds since 1970-01-01T00:00:00Z. */
    public Attestation attest(String subcloudId, Gate gate, long from, long until) {
        Attestation unsigned = new Attestation(subcloudId, gate, id, from, until, "");
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(keys.getPrivate());
            signature.update(AttestationBytes.of(unsigned));
            return new Attestation(
                    subcloudId, gate, id, from, until, Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An attestation, as it is sent. */
    public static String json(Attestation attestation) {
        return """
                {"gate": "%s", "issuer": "%s", "issuedAt": %d, "expiresAt": %d, "signature": "%s"}""".formatted(
                        attestation.gate(),
                        attestation.issuerId(),
                        attestation.issuedAt(),
                        attestation.expiresAt(),
                        attestation.signature());
    }
}
