package com.resultity.mesh.router.decide.policy;

/**
 * What a Subcloud demands of its jobs and of the nodes that serve them.
 *
 * @param id Subcloud id
 * @param version version of the Subcloud
 * @param access who may send jobs
 * @param geo where its jobs may look
 * @param model what it demands of their models
 * @param hardware what it demands of the hardware
 * @param minimumTrustLevel least trust level of its nodes, 0 to 3
 * @param quota the most that all its jobs may use together
 * @param rewardMultiplierThousandths what the usage of its jobs is multiplied by for rewards, in thousandths
 */
public record SubcloudPolicy(
        String id,
        long version,
        AccessPolicy access,
        GeoTerms geo,
        ModelTerms model,
        HardwareTerms hardware,
        int minimumTrustLevel,
        Quota quota,
        int rewardMultiplierThousandths) {

    /** Who may send jobs to a Subcloud. */
    public enum AccessPolicy {
        /** Everybody. */
        PUBLIC,
        /** Tenants with a grant, their own or that of a team or an organisation of theirs. */
        WHITELIST,
        /** Whoever proves to hold a token. */
        TOKEN,
        /** Tenants that are bound to it. */
        BINDING,
        /** Nobody, because the Subcloud is a draft, pending, suspended or retired. */
        CLOSED,
        /** A policy that is newer than this version: nobody. */
        UNKNOWN
    }
}
