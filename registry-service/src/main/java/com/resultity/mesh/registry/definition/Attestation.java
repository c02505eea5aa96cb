package com.resultity.mesh.registry.definition;

/**
 * A trusted issuer's word that a Subcloud meets a gate.
 *
 * @param subcloudId the Subcloud
 * @param gate the gate
 * @param issuerId the issuer
 * @param issuedAt when it was signed, milliseconds since 1970-01-01T00:00:00Z
 * @param expiresAt from when it holds no more, milliseconds since 1970-01-01T00:00:00Z
 * @param signature Ed25519 signature over the canonical bytes of the rest, in Base64
 */
public record Attestation(
        String subcloudId, Gate gate, String issuerId, long issuedAt, long expiresAt, String signature) {

    /** Whether it holds at a moment. */
    public boolean holdsAt(long now) {
        return issuedAt <= now && now < expiresAt;
    }
}
