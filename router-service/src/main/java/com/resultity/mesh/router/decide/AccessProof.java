package com.resultity.mesh.router.decide;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Proof that whoever sends a job holds an access token, bound to the job, its tenant and the Subcloud. */
public final class AccessProof {

    private static final String ALGORITHM = "HmacSHA256";

    private final String tokenId;
    private final byte[] mac;

    /**
     * @param tokenId id of the token
     * @param mac HMAC-SHA256 under the token's verifier
     */
    public AccessProof(String tokenId, byte[] mac) {
        this.tokenId = tokenId;
        this.mac = mac.clone();
    }

    public String tokenId() {
        return tokenId;
    }

    /** The proof itself, a copy. */
    public byte[] mac() {
        return mac.clone();
    }

    /** Whether it is of this job; takes as long for a wrong one as for a right one. */
    boolean isOf(String jobId, String tenantId, String subcloudId, byte[] verifier) {
        try {
            Mac expected = Mac.getInstance(ALGORITHM);
            expected.init(new SecretKeySpec(verifier, ALGORITHM));
            String bound = "mesh.access-proof.v1\n" + jobId + "\n" + tenantId + "\n" + subcloudId + "\n";
            return MessageDigest.isEqual(mac, expected.doFinal(bound.getBytes(UTF_8)));
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            // A verifier that is no key, such as an empty one, lets nobody in.
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccessProof that && tokenId.equals(that.tokenId) && Arrays.equals(mac, that.mac);
    }

    @Override
    public int hashCode() {
        return tokenId.hashCode() * 31 + Arrays.hashCode(mac);
    }

    @Override
    public String toString() {
        return "AccessProof[tokenId=" + tokenId + "]";
    }
}
