package com.resultity.mesh.registry.definition;

import java.util.Optional;
import java.util.SortedSet;

/**
 * A Subcloud as its owner declares it.
 *
 * @param id its id
 * @param displayName its name for people
 * @param owner user, team or organisation that owns it
 * @param participation who may join
 * @param autoJoin whether nodes that allow it join without asking; only where participation is open
 * @param isolate whether its active members leave the global pool
 * @param criteria what its members must be
 * @param invitedNodes nodes that the owner invites; only where participation is private
 * @param invitedOperators operators whose nodes the owner invites; only where participation is private
 * @param approvedOperators operators whose requests the owner approves; only where participation is semi-open
 * @param accessPolicy who may send jobs; whom a whitelist lets in are grants, kept apart
 * @param routing where its jobs may go, and how many of them
 * @param objectives what it promises, if anything
 * @param onIsolate what becomes of other pools' live jobs on nodes that it isolates
 * @param votesToJoin votes of different operators with an active member that let a requesting node in; 0: votes let nobody
 *     in
 * @param rewardMultiplierThousandths what the usage of its jobs is multiplied by for rewards, thousandths, 0 to 100,000
 * @param branding how it presents itself, if it does
 */
public record SubcloudDefinition(
        String id,
        String displayName,
        String owner,
        Participation participation,
        boolean autoJoin,
        boolean isolate,
        Criteria criteria,
        SortedSet<String> invitedNodes,
        SortedSet<String> invitedOperators,
        SortedSet<String> approvedOperators,
        AccessPolicy accessPolicy,
        Routing routing,
        Optional<Objectives> objectives,
        IsolationHandling onIsolate,
        int votesToJoin,
        int rewardMultiplierThousandths,
        Optional<Branding> branding) {

    /** Leaves usage as it is. */
    public static final int USUAL_REWARD_MULTIPLIER = 1_000;

    public SubcloudDefinition {
        invitedNodes = Names.copyOf(invitedNodes);
        invitedOperators = Names.copyOf(invitedOperators);
        approvedOperators = Names.copyOf(approvedOperators);
    }
}
