package com.resultity.mesh.router.decide.policy;

/**
 * What a Subcloud demands of its jobs and of the nodes that serve them.
 *
 * @param id Subcloud id
 * @param version version of the Subcloud
 * @param access who may send jobs while it is active
 * @param state whether it is given jobs, and who may know of it
 * @param geo where its jobs may look
 * @param model what it demands of their models
 * @param hardware what it demands of the hardware
 * @param minimumTrustLevel least trust level of its nodes, 0 to 3
 * @param quota the most that all its jobs may use together
 * @param isolation whether its members leave the global pool, and what becomes of the jobs that they hold for it
 * @param rewardMultiplierThousandths what the usage of its jobs is multiplied by for rewards, in thousandths
 */
public record SubcloudPolicy(
        String id,
        long version,
        AccessPolicy access,
        State state,
        GeoTerms geo,
        ModelTerms model,
        HardwareTerms hardware,
        int minimumTrustLevel,
        Quota quota,
        Isolation isolation,
        int rewardMultiplierThousandths) {

    /** What an isolating Subcloud does to the global pool. */
    public enum Isolation {
        /** Its members stay in the global pool. */
        NONE,
        /** They leave it, and finish what they hold for it. */
        FINISH,
        /** They leave it, and what they hold for it is placed again. */
        REPLACE
    }

    /** Where a Subcloud is in its life, as far as jobs are concerned. */
    public enum State {
        /** It is given jobs. */
        ACTIVE,
        /** It is given none, pending or suspended; whoever may know of an active one may know of it. */
        INACTIVE,
        /**
         * It is given none, and whoever has no part in it must not learn that there is one: a draft, retired, or in a state that
         * is newer than this version.
         */
        HIDDEN
    }

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
        /** A policy that is newer than this version: nobody. */
        UNKNOWN
    }
}
