package com.resultity.mesh.testkit.records;

import com.resultity.mesh.schemas.AccessGrant;
import com.resultity.mesh.schemas.GrantSubject;
import com.resultity.mesh.schemas.Quota;

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

    /** Gives it to all tenants of a team, instead of to one tenant. */
    public GrantBuilder team(String teamId) {
        grant.setSubjectKind(GrantSubject.TEAM).setTenantId(teamId);
        return this;
    }

    /** Gives it to all tenants of an organisation, instead of to one tenant. */
    public GrantBuilder organisation(String organisationId) {
        grant.setSubjectKind(GrantSubject.ORGANISATION).setTenantId(organisationId);
        return this;
    }

    public GrantBuilder quota(Quota quota) {
        grant.setQuota(quota);
        return this;
    }

    /** Sets from when it is valid no more. */
    public GrantBuilder endsAt(long time) {
        grant.setEndsAt(time);
        return this;
    }

    public AccessGrant build() {
        return grant.build();
    }
}
