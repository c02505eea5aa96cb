package com.resultity.mesh.audit.evidence;

import java.util.Optional;
import java.util.Set;

/** What the log says of Subclouds and of who may use them. */
public final class PolicyRecords {

    private final Versions<Terms> subclouds = new Versions<>();
    private final Versions<Grant> grants = new Versions<>();
    private final Versions<TenantTerms> tenants = new Versions<>();
    private final Versions<ModelTerms> models = new Versions<>();

    /** Who may send jobs to a Subcloud. */
    public enum AccessRule {
        EVERYBODY,
        GRANT,
        TOKEN,
        BINDING
    }

    /**
     * A grant.
     *
     * @param endsAt from when it is valid no more, milliseconds since 1970-01-01T00:00:00Z; the end of time: never
     */
    public record Grant(long endsAt) {}

    /**
     * A tenant.
     *
     * @param teams the teams that it belongs to
     * @param organisation its organisation
     * @param binding the Subcloud that it is bound to
     * @param exclusive whether its jobs may go nowhere else
     */
    public record TenantTerms(
            Set<String> teams, Optional<String> organisation, Optional<String> binding, boolean exclusive) {}

    /**
     * What the hardware of nodes must be.
     *
     * @param gpuClasses GPU models of which they must have one; empty: any
     * @param minimumGpuMemoryMebibytes least memory of the GPU in MiB
     * @param verified whether it must be verified
     */
    public record HardwareDemand(Set<String> gpuClasses, int minimumGpuMemoryMebibytes, boolean verified) {}

    /**
     * What a Subcloud demands of its jobs and of their nodes.
     *
     * @param access who may send jobs
     * @param mayLeaveHomeZone whether its jobs may leave their home zone
     * @param countries countries that its nodes must be in
     * @param zones zones that its nodes must be in; empty: any
     * @param minimumTrustLevel least trust level of its nodes, 0 to 3
     * @param model what the models of its jobs must be
     * @param hardware what the hardware of its nodes must be
     * @param rewardMultiplierThousandths what the usage of its jobs is multiplied by for rewards, in thousandths
     */
    public record Terms(
            AccessRule access,
            boolean mayLeaveHomeZone,
            CountryLimit countries,
            Set<String> zones,
            int minimumTrustLevel,
            ModelDemand model,
            HardwareDemand hardware,
            int rewardMultiplierThousandths) {}

    void addSubcloud(String subcloudId, long version, Terms terms) {
        subclouds.add(subcloudId, version, terms);
    }

    void addGrant(String key, long version, Grant grant) {
        grants.add(key, version, grant);
    }

    void addTenant(String tenantId, long version, TenantTerms tenant) {
        tenants.add(tenantId, version, tenant);
    }

    void addModel(String name, long version, ModelTerms model) {
        models.add(name, version, model);
    }

    /** Terms of Subclouds, by Subcloud id. */
    public Versions<Terms> subclouds() {
        return subclouds;
    }

    /** Grants, by the keys of their records. */
    public Versions<Grant> grants() {
        return grants;
    }

    /** Tenants, by tenant id. */
    public Versions<TenantTerms> tenants() {
        return tenants;
    }

    /** Models, by name. */
    public Versions<ModelTerms> models() {
        return models;
    }
}
