package com.resultity.mesh.audit.evidence;

import com.resultity.mesh.schemas.AccessGrant;
import com.resultity.mesh.schemas.AccessPolicy;
import com.resultity.mesh.schemas.Subcloud;
import java.util.Set;

/** Files what the log says of Subclouds and grants. */
final class PolicyFiling {

    private final PolicyRecords policies;

    PolicyFiling(PolicyRecords policies) {
        this.policies = policies;
    }

    /** An access policy that is newer than this reader counts as one that needs a grant. */
    void file(Subcloud subcloud) {
        var criteria = subcloud.getCriteria();
        policies.addSubcloud(
                subcloud.getSubcloudId(),
                subcloud.getVersion(),
                new PolicyRecords.Terms(
                        subcloud.getAccessPolicy() != AccessPolicy.PUBLIC,
                        subcloud.getMayLeaveHomeZone(),
                        criteria.getCountries().isEmpty()
                                ? CountryLimit.NONE
                                : CountryLimit.to(criteria.getCountries()),
                        Set.copyOf(criteria.getZones()),
                        criteria.getMinimumTrustLevel()));
    }

    void file(AccessGrant grant) {
        policies.addGrant(grant.getSubcloudId(), grant.getTenantId(), grant.getVersion());
    }
}
