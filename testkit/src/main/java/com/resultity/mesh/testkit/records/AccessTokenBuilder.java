package com.resultity.mesh.testkit.records;

import com.resultity.mesh.schemas.AccessToken;
import com.resultity.mesh.schemas.Quota;
import java.nio.ByteBuffer;

/** Builds {@link AccessToken} records: a token of the Subcloud of the defaults that anybody may hold and that never ends. */
public final class AccessTokenBuilder {

    private static final int VERIFIER_LENGTH = 32;

    private final AccessToken.Builder token = AccessToken.newBuilder()
            .setSubcloudId("eu-gdpr")
            .setTokenId("token-1")
            .setVersion(1)
            .setVerifier(ByteBuffer.allocate(VERIFIER_LENGTH))
            .setValidFrom(Records.NOW)
            .setUpdatedAt(Records.NOW);

    AccessTokenBuilder() {}

    public AccessTokenBuilder subcloud(String subcloudId) {
        token.setSubcloudId(subcloudId);
        return this;
    }

    public AccessTokenBuilder id(String tokenId) {
        token.setTokenId(tokenId);
        return this;
    }

    public AccessTokenBuilder version(long version) {
        token.setVersion(version);
        return this;
    }

    /** Sets the key of its proofs, 32 bytes. */
    public AccessTokenBuilder verifier(byte[] verifier) {
        token.setVerifier(ByteBuffer.wrap(verifier.clone()));
        return this;
    }

    /** Lets no other tenant use it. */
    public AccessTokenBuilder tenant(String tenantId) {
        token.setTenantId(tenantId);
        return this;
    }

    public AccessTokenBuilder quota(Quota quota) {
        token.setQuota(quota);
        return this;
    }

    /** Sets from when on it is valid, and from when no more; null: for ever. */
    public AccessTokenBuilder valid(long from, Long until) {
        token.setValidFrom(from).setExpiresAt(until);
        return this;
    }

    public AccessToken build() {
        return token.build();
    }
}
