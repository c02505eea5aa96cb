package com.resultity.mesh.router.decide.policy;

import com.resultity.mesh.router.decide.job.AccessProof;
import com.resultity.mesh.router.decide.job.Job;
import java.util.Arrays;
import java.util.Optional;

/** What is known of an access token: enough to check a proof. Never shown: its text has no verifier. */
public final class TokenTerms {

    private final byte[] verifier;
    private final Optional<String> tenantId;
    private final long version;
    private final Quota quota;
    private final long validFrom;
    private final long expiresAt;

    /** Names a token. */
    public record Key(String subcloudId, String tokenId) {}

    /**
     * @param version version of its record, from 1
     * @param verifier key of its proofs
     * @param tenantId the only tenant that may use it; empty: whoever holds it
     * @param quota the most that may be used with it
     * @param validFrom from when it is valid, milliseconds since 1970-01-01T00:00:00Z
     * @param expiresAt from when it is valid no more, milliseconds since 1970-01-01T00:00:00Z; {@link Long#MAX_VALUE}: never
     */
    public TokenTerms(
            long version, byte[] verifier, Optional<String> tenantId, Quota quota, long validFrom, long expiresAt) {
        this.version = version;
        this.verifier = verifier.clone();
        this.tenantId = tenantId;
        this.quota = quota;
        this.validFrom = validFrom;
        this.expiresAt = expiresAt;
    }

    long version() {
        return version;
    }

    public Quota quota() {
        return quota;
    }

    /** Whether a proof of this token lets a job of a tenant into a Subcloud now. */
    public boolean admits(Job job, String subcloudId, AccessProof proof, long now) {
        return validFrom <= now
                && now < expiresAt
                && tenantId.map(job.tenantId()::equals).orElse(true)
                && proof.isOf(job.id(), job.tenantId(), subcloudId, verifier);
    }

    @Override
    public String toString() {
        return "TokenTerms[version=" + version + ", validFrom=" + validFrom + ", expiresAt=" + expiresAt
                + ", verifier of " + verifier.length + " bytes]";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenTerms that
                && version == that.version
                && Arrays.equals(verifier, that.verifier)
                && tenantId.equals(that.tenantId)
                && quota.equals(that.quota)
                && validFrom == that.validFrom
                && expiresAt == that.expiresAt;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(version) * 31 + Arrays.hashCode(verifier);
    }
}
