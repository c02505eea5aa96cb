package com.resultity.mesh.audit.evidence;

import java.util.Set;

/** What the log says of Subclouds and of who may use them. */
public final class PolicyRecords {

    private final Versions<Terms> subclouds = new Versions<>();
    private final Versions<Boolean> grants = new Versions<>();

    /**
     * What a Subcloud demands of its jobs and of their nodes.
     *
     * @param grantNeeded whether only tenants with a grant may send jobs
     * @param mayLeaveHomeZone whether its jobs may leave their home zone
     * @param countries countries that its nodes must be in
     * @param zones zones that its nodes must be in; empty: any
     * @param minimumTrustLevel least trust level of its nodes, 0 to 3
     */
    public record Terms(
            boolean grantNeeded,
            boolean mayLeaveHomeZone,
            CountryLimit countries,
            Set<String> zones,
            int minimumTrustLevel) {}

    void addSubcloud(String subcloudId, long version, Terms terms) {
        subclouds.add(subcloudId, version, terms);
    }

    void addGrant(String subcloudId, String tenantId, long version) {
        grants.add(grantKey(subcloudId, tenantId), version, true);
    }

    /** Terms of Subclouds, by Subcloud id. */
    public Versions<Terms> subclouds() {
        return subclouds;
    }

    /** Grants, by {@link #grantKey}. */
    public Versions<Boolean> grants() {
        return grants;
    }

    /** Key of a tenant's grant for a Subcloud. */
    public static String grantKey(String subcloudId, String tenantId) {
        return subcloudId + "/" + tenantId;
    }
}
