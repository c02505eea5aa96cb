package com.resultity.mesh.testkit.records;

import com.resultity.mesh.schemas.AccessGrant;

/** Builds {@link AccessGrant} records: the tenant of the defaults may use the Subcloud of the defaults. */
public final class GrantBuilder {

    private final AccessGrant.Builder grant = AccessGrant.newBuilder()
            .setSubcloudId("eu-gdpr")
            .setTenantId("tenant-a")
            .setVersion(1)
            .setUpdatedAt(Records.NOW);

    GrantBuilder() {}

    public GrantBuilder subcloud(String subcloudId) {
        grant.setSubcloudId(subcloudId);
        return this;
    }

    public GrantBuilder tenant(String tenantId) {
        grant.setTenantId(tenantId);
        return this;
    }

    public GrantBuilder version(long version) {
        grant.setVersion(version);
        return this;
    }

    public AccessGrant build() {
        return grant.build();
    }
}
