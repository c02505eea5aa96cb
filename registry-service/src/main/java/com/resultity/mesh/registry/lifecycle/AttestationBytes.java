package com.resultity.mesh.registry.lifecycle;

import com.resultity.mesh.registry.definition.Attestation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;

/** The bytes of an attestation that its issuer signs: a prefix of its own, then each field with its length in front. */
public final class AttestationBytes {

    private static final byte[] PREFIX = "subcloud-mesh gate attestation v1\n".getBytes(StandardCharsets.UTF_8);
    private static final String ALGORITHM = "Ed25519";

    private AttestationBytes() {}

    /** What the issuer signs. */
    public static byte[] of(Attestation attestation) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(PREFIX);
        for (String text : List.of(attestation.subcloudId(), attestation.gate().name(), attestation.issuerId())) {
            byte[] field = text.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
            bytes.writeBytes(field);
        }
        bytes.writeBytes(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(attestation.issuedAt())
                .putLong(attestation.expiresAt())
                .array());
        return bytes.toByteArray();
    }

    /** Whether a key signed an attestation. */
    static boolean isSigned(Attestation attestation, PublicKey key) {
        try {
            Signature verification = Signature.getInstance(ALGORITHM);
            verification.initVerify(key);
            verification.update(of(attestation));
            return verification.verify(Base64.getDecoder().decode(attestation.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
    }
}
