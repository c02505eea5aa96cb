package com.resultity.mesh.router.decide.admission;

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
 */
public record Grounds(
        Optional<String> subcloudId,
        boolean bound,
        long policyVersion,
        long grantVersion,
        long tenantVersion,
        long modelVersion,
        Optional<String> tokenId) {

    static Grounds of(Optional<String> subcloudId, TenantFacts tenant) {
        return new Grounds(subcloudId, false, 0, 0, tenant.version(), 0, Optional.empty());
    }

    Grounds withBound(boolean isBound) {
        return new Grounds(subcloudId, isBound, policyVersion, grantVersion, tenantVersion, modelVersion, tokenId);
    }

    Grounds withPolicy(long version) {
        return new Grounds(subcloudId, bound, version, grantVersion, tenantVersion, modelVersion, tokenId);
    }

    Grounds withGrant(long version) {
        return new Grounds(subcloudId, bound, policyVersion, version, tenantVersion, modelVersion, tokenId);
    }

    public Grounds withModel(long version) {
        return new Grounds(subcloudId, bound, policyVersion, grantVersion, tenantVersion, version, tokenId);
    }

    Grounds withToken(String id) {
        return new Grounds(
                subcloudId, bound, policyVersion, grantVersion, tenantVersion, modelVersion, Optional.of(id));
    }
}
