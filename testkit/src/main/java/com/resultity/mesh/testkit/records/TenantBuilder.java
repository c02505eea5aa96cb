package com.resultity.mesh.testkit.records;

import com.resultity.mesh.schemas.Quota;
import com.resultity.mesh.schemas.Tenant;
import com.resultity.mesh.schemas.TenantBinding;
import java.util.Arrays;
import java.util.List;

/** Builds {@link Tenant} records: the tenant of the defaults, with no team, organisation, binding or quota. */
public final class TenantBuilder {

    private final Tenant.Builder tenant = Tenant.newBuilder()
            .setTenantId("tenant-a")
            .setVersion(1)
            .setTeams(List.of())
            .setUpdatedAt(Records.NOW);

    TenantBuilder() {}

    public TenantBuilder id(String tenantId) {
        tenant.setTenantId(tenantId);
        return this;
    }

    public TenantBuilder version(long version) {
        tenant.setVersion(version);
        return this;
    }

    public TenantBuilder teams(String... teamIds) {
        tenant.setTeams(Arrays.stream(teamIds).sorted().toList());
        return this;
    }

    public TenantBuilder organisation(String organisationId) {
        tenant.setOrganisation(organisationId);
        return this;
    }

    /** Sends its jobs to a Subcloud unasked. */
    public TenantBuilder boundTo(String subcloudId) {
        tenant.setBinding(new TenantBinding(subcloudId, false));
        return this;
    }

    /** Sends its jobs to a Subcloud and nowhere else. */
    public TenantBuilder boundOnlyTo(String subcloudId) {
        tenant.setBinding(new TenantBinding(subcloudId, true));
        return this;
    }

    public TenantBuilder quota(Quota quota) {
        tenant.setQuota(quota);
        return this;
    }

    public Tenant build() {
        return tenant.build();
    }
}
