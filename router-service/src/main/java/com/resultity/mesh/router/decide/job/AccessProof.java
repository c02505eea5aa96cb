package com.resultity.mesh.router.decide.job;

import com.resultity.mesh.access.AccessTokens;
import java.util.Arrays;

/** Proof that whoever sends a job holds an access token, bound to the job, its tenant and the Subcloud. */
public final class AccessProof {

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
    public boolean isOf(String jobId, String tenantId, String subcloudId, byte[] verifier) {
        return AccessTokens.isProof(verifier, mac, jobId, tenantId, subcloudId);
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
