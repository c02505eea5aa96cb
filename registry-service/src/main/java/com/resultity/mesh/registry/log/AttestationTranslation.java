package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.definition.Attestation;
import com.resultity.mesh.registry.definition.Gate;
import com.resultity.mesh.schemas.GateAttestation;
import java.nio.ByteBuffer;
import java.util.Base64;

/** Attestations between definitions and records. */
final class AttestationTranslation {

    private AttestationTranslation() {}

    static GateAttestation recordOf(Attestation attestation) {
        return GateAttestation.newBuilder()
                .setSubcloudId(attestation.subcloudId())
                .setGate(com.resultity.mesh.schemas.Gate.valueOf(
                        attestation.gate().name()))
                .setIssuerId(attestation.issuerId())
                .setIssuedAt(attestation.issuedAt())
                .setExpiresAt(attestation.expiresAt())
                .setSignature(ByteBuffer.wrap(Base64.getDecoder().decode(attestation.signature())))
                .build();
    }

    static Attestation attestationOf(GateAttestation attestation) {
        byte[] signature = new byte[attestation.getSignature().remaining()];
        attestation.getSignature().duplicate().get(signature);
        return new Attestation(
                attestation.getSubcloudId(),
                Gate.valueOf(attestation.getGate().name()),
                attestation.getIssuerId(),
                attestation.getIssuedAt(),
                attestation.getExpiresAt(),
                Base64.getEncoder().encodeToString(signature));
    }
}
