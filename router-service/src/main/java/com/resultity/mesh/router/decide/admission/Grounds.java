package com.resultity.mesh.router.decide.admission;

import com.resultity.mesh.router.decide.policy.SubcloudPolicy;
import com.resultity.mesh.router.decide.policy.TenantFacts;
import java.util.Optional;

/**
 * What a decision rests on.
 *
 * @param subcloudId the Subcloud that it was decided for; empty: the global pool
 * @param bound whether that is the one that its tenant is bound to, and not one that it asked for
 * @param policyVersion version of the Subcloud; 0 for the global pool or an unknown one
 * @param grantVersion version of the grant; 0 where none was needed or found
 * @param tenantVersion version of the tenant; 0 where it is unknown
 * @param modelVersion version of the model; 0 where it is unknown or was not named
 * @param tokenId the access token that let it in
 * @param rewardMultiplierThousandths what the job's usage is multiplied by for rewards, in thousandths
 */
public record Grounds(
        Optional<String> subcloudId,
        boolean bound,
        long policyVersion,
        long grantVersion,
        long tenantVersion,
        long modelVersion,
        Optional<String> tokenId,
        int rewardMultiplierThousandths) {

    /** Leaves usage as it is: what holds in the global pool. */
    private static final int UNWEIGHTED = 1_000;

    static Grounds of(Optional<String> subcloudId, TenantFacts tenant) {
        return new Grounds(subcloudId, false, 0, 0, tenant.version(), 0, Optional.empty(), UNWEIGHTED);
    }

    Grounds withBound(boolean isBound) {
        return new Grounds(
                subcloudId,
                isBound,
                policyVersion,
                grantVersion,
                tenantVersion,
                modelVersion,
                tokenId,
                rewardMultiplierThousandths);
    }

    Grounds withPolicy(SubcloudPolicy policy) {
        return new Grounds(
                subcloudId,
                bound,
                policy.version(),
                grantVersion,
                tenantVersion,
                modelVersion,
                tokenId,
                policy.rewardMultiplierThousandths());
    }

    Grounds withGrant(long version) {
        return new Grounds(
                subcloudId,
                bound,
                policyVersion,
                version,
                tenantVersion,
                modelVersion,
                tokenId,
                rewardMultiplierThousandths);
    }

    public Grounds withModel(long version) {
        return new Grounds(
                subcloudId,
                bound,
                policyVersion,
                grantVersion,
                tenantVersion,
                version,
                tokenId,
                rewardMultiplierThousandths);
    }

    Grounds withToken(String id) {
        return new Grounds(
                subcloudId,
                bound,
                policyVersion,
                grantVersion,
                tenantVersion,
                modelVersion,
                Optional.of(id),
                rewardMultiplierThousandths);
    }
}
