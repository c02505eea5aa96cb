package com.resultity.mesh.registry.api;

import com.resultity.mesh.edge.BadRequestException;
import com.resultity.mesh.registry.definition.Attestation;
import com.resultity.mesh.registry.definition.Gate;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Base64;

/**
 * A trusted issuer's word that a Subcloud meets a gate.
 *
 * @param gate VERIFICATION, APPROVAL or STAKE
 * @param issuer id of the issuer
 * @param issuedAt when it was signed, milliseconds since 1970-01-01T00:00:00Z
 * @param expiresAt from when it holds no more, milliseconds since 1970-01-01T00:00:00Z
 * @param signature Ed25519 signature over the canonical bytes of the rest and the Subcloud's id, in Base64
 */
@Serdeable
public record AttestationBody(Gate gate, String issuer, long issuedAt, long expiresAt, String signature) {

    /**
     * The attestation, of a Subcloud.
     *
     * @throws BadRequestException if something is not said
     */
    Attestation of(String subcloudId) {
        if (gate == null || issuer == null || signature == null) {
            throw new BadRequestException("say gate, issuer and signature");
        }
        if (!isBase64(signature)) {
            throw new BadRequestException("the signature must be Base64");
        }
        return new Attestation(subcloudId, gate, issuer, issuedAt, expiresAt, signature);
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException not) {
            return false;
        }
    }
}
