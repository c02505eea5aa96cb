package com.resultity.mesh.router.place;

import com.resultity.mesh.router.decide.Policies;
import com.resultity.mesh.router.decide.Policies.Grant;
import com.resultity.mesh.router.decide.SubcloudPolicy;
import com.resultity.mesh.schemas.AccessPolicy;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.Subcloud;
import com.resultity.mesh.topics.PolicyKey;
import java.util.Set;

/** Policies as they come in. What a newer writer may say is read as the strictest. */
final class PolicyConversion {

    private PolicyConversion() {}

    /**
     * Takes over a policy record. A tombstone whose key names nothing removes nothing.
     *
     * @param policy the record; null removes what the key names
     */
    static void apply(String key, PlacementPolicy policy, Policies policies) {
        PolicyKey what = PolicyKey.parse(key).orElse(null);
        if (what instanceof PolicyKey.OfSubcloud ofSubcloud) {
            if (policy == null) {
                policies.removeSubcloud(ofSubcloud.subcloudId());
            } else {
                policies.put(policy(policy.getSubcloud()));
            }
        } else if (what instanceof PolicyKey.OfGrant ofGrant) {
            Grant grant = new Grant(ofGrant.subcloudId(), ofGrant.tenantId());
            if (policy == null) {
                policies.remove(grant);
            } else {
                policies.put(grant, policy.getGrant().getVersion());
            }
        }
    }

    private static SubcloudPolicy policy(Subcloud subcloud) {
        var criteria = subcloud.getCriteria();
        return new SubcloudPolicy(
                subcloud.getSubcloudId(),
                subcloud.getVersion(),
                subcloud.getAccessPolicy() != AccessPolicy.PUBLIC,
                subcloud.getMayLeaveHomeZone(),
                Set.copyOf(criteria.getModels()),
                criteria.getCountries(),
                Set.copyOf(criteria.getZones()),
                Set.copyOf(criteria.getGpuClasses()),
                criteria.getMinimumGpuMemoryMebibytes(),
                criteria.getMinimumTrustLevel());
    }
}
