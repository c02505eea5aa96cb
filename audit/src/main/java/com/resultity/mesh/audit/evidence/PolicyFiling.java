package com.resultity.mesh.audit.evidence;

import com.resultity.mesh.audit.evidence.PolicyRecords.AccessRule;
import com.resultity.mesh.schemas.AccessGrant;
import com.resultity.mesh.schemas.AccessPolicy;
import com.resultity.mesh.schemas.Criteria;
import com.resultity.mesh.schemas.GeoMode;
import com.resultity.mesh.schemas.Model;
import com.resultity.mesh.schemas.Subcloud;
import com.resultity.mesh.schemas.Tenant;
import com.resultity.mesh.schemas.TenantBinding;
import com.resultity.mesh.topics.TableKeys;
import java.util.Optional;
import java.util.Set;

/** Files what the log says of Subclouds, and of who and what may use them. */
final class PolicyFiling {

    private final PolicyRecords policies;
    private final PolicyReads reads;

    PolicyFiling(Evidence evidence) {
        this.policies = evidence.policies();
        this.reads = evidence.policyReads();
    }

    /** What is newer than this reader is taken for its strictest. */
    void file(Subcloud subcloud) {
        Criteria criteria = subcloud.getCriteria();
        GeoMode mode = subcloud.getGeoMode();
        policies.addSubcloud(
                subcloud.getSubcloudId(),
                subcloud.getVersion(),
                new PolicyRecords.Terms(
                        access(subcloud.getAccessPolicy()),
                        subcloud.getMayLeaveHomeZone() && mode != GeoMode.REQUIRE && mode != GeoMode.UNRECOGNISED,
                        criteria.getCountries().isEmpty()
                                ? CountryLimit.NONE
                                : CountryLimit.to(criteria.getCountries()),
                        Set.copyOf(criteria.getZones()),
                        criteria.getMinimumTrustLevel(),
                        new ModelDemand(
                                Set.copyOf(criteria.getModalities()),
                                criteria.getOpenWeightsOnly(),
                                criteria.getMinimumContextTokens(),
                                criteria.getMinimumParametersMillions(),
                                Set.copyOf(criteria.getLicences()),
                                criteria.getAuditedModelsOnly()),
                        new PolicyRecords.HardwareDemand(
                                Set.copyOf(criteria.getGpuClasses()),
                                criteria.getMinimumGpuMemoryMebibytes(),
                                criteria.getVerifiedHardware()),
                        subcloud.getRewardMultiplierThousandths()));
    }

    private static AccessRule access(AccessPolicy policy) {
        return switch (policy) {
            case PUBLIC -> AccessRule.EVERYBODY;
            case WHITELIST, UNRECOGNISED -> AccessRule.GRANT;
            case TOKEN -> AccessRule.TOKEN;
            case BINDING -> AccessRule.BINDING;
        };
    }

    void file(AccessGrant grant) {
        long endsAt = grant.getEndsAt() == null ? Long.MAX_VALUE : grant.getEndsAt();
        policies.addGrant(TableKeys.of(grant), grant.getVersion(), new PolicyRecords.Grant(endsAt));
    }

    void file(Tenant tenant) {
        Optional<TenantBinding> binding = Optional.ofNullable(tenant.getBinding());
        policies.addTenant(
                tenant.getTenantId(),
                tenant.getVersion(),
                new PolicyRecords.TenantTerms(
                        Set.copyOf(tenant.getTeams()),
                        Optional.ofNullable(tenant.getOrganisation()),
                        binding.map(TenantBinding::getSubcloudId),
                        binding.map(TenantBinding::getExclusive).orElse(false)));
    }

    void file(Model model) {
        policies.addModel(
                model.getName(),
                model.getVersion(),
                new ModelTerms(
                        Set.copyOf(model.getModalities()),
                        model.getOpenWeights(),
                        model.getContextTokens(),
                        model.getParametersMillions(),
                        model.getLicence(),
                        model.getAudited(),
                        Optional.ofNullable(model.getPrivateTo())));
    }

    /** Files the copy of an entry, or of its withdrawal, that one partition's cells read. */
    void fileCopy(String key, boolean there, Position position, long timestamp) {
        reads.add(position, key, there, timestamp);
    }
}
