package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.membership.Candidate;
import com.resultity.mesh.registry.membership.MembershipJudge;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/**
 * Counts the votes for those that wait to be let in, on memberships that are otherwise judged.
 *
 * @param judged these memberships
 * @param electorate who votes, by them
 * @param candidates a node that is judged, by its id
 */
record VoteCount(JudgedNodes judged, Electorate electorate, Function<String, Optional<Candidate>> candidates) {

    /**
     * Counts those of one Subcloud. The votes of who is let in count for others from then on, so that it does not matter who
     * is counted first.
     *
     * @param votedFor ids of the nodes that were voted for before
     */
    void of(Subcloud subcloud, Collection<String> votedFor) {
        if (subcloud.definition().votesToJoin() == 0) {
            return;
        }
        SortedSet<String> waiting = judged.votedForIn(subcloud.id());
        waiting.addAll(votedFor);
        while (waiting.removeIf(nodeId -> letsIn(subcloud, nodeId))) {
            // Counted again.
        }
    }

    private boolean letsIn(Subcloud subcloud, String nodeId) {
        Optional<Membership> before = judged.membership(nodeId, subcloud.id());
        Optional<Membership> after = before.flatMap(membership -> candidates
                .apply(nodeId)
                .map(candidate -> MembershipJudge.counted(
                        candidate, subcloud, membership, operator -> electorate.includes(operator, subcloud.id()))));
        if (after.equals(before)) {
            return false;
        }
        after.ifPresent(membership -> judged.put(nodeId, membership));
        return true;
    }
}
