package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.Membership.State;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.membership.Candidate;
import com.resultity.mesh.registry.membership.MembershipJudge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;

/**
 * Counts the votes for those that wait to be let into one Subcloud, on memberships that are otherwise judged. Each membership
 * is looked at once, and one that waits again where an operator that voted for it gets a vote by this very count.
 */
final class VoteCount {

    private final Subcloud subcloud;
    private final JudgedNodes judged;
    private final Function<String, Optional<Candidate>> candidates;

    /** Operators that vote on who is let in: those that have an active member. */
    private final Set<String> electorate = new HashSet<>();

    private final Map<String, List<String>> waitingByVoter = new HashMap<>();
    private final Queue<String> toCount = new ArrayDeque<>();

    /**
     * @param judged where nodes stand, votes aside; takes where those stand that are let in
     * @param candidates a node that is judged, by its id
     */
    VoteCount(Subcloud subcloud, JudgedNodes judged, Function<String, Optional<Candidate>> candidates) {
        this.subcloud = subcloud;
        this.judged = judged;
        this.candidates = candidates;
    }

    /**
     * Lets in who has votes enough. The votes of who is let in count for others from then on, so that it does not matter who
     * is counted first.
     *
     * @param members ids of all nodes that have to do with the Subcloud
     */
    void letIn(Collection<String> members) {
        members.forEach(this::note);
        while (!toCount.isEmpty()) {
            count(toCount.remove());
        }
    }

    private void note(String nodeId) {
        Optional<Membership> membership = judged.membership(nodeId, subcloud.id());
        if (membership.isEmpty()) {
            return;
        }
        if (membership.get().isVotedFor()) {
            toCount.add(nodeId);
            membership.get().consents().votes().forEach(operator -> waitingByVoter
                    .computeIfAbsent(operator, it -> new ArrayList<>())
                    .add(nodeId));
        } else if (membership.get().state() == State.ACTIVE) {
            candidates.apply(nodeId).ifPresent(it -> electorate.add(it.node().operatorId()));
        }
    }

    private void count(String nodeId) {
        Membership before = judged.membership(nodeId, subcloud.id()).orElseThrow();
        Optional<Candidate> candidate = candidates.apply(nodeId);
        if (before.state() != State.REQUESTED || candidate.isEmpty()) {
            return;
        }
        Membership after = MembershipJudge.counted(candidate.get(), subcloud, before, electorate::contains);
        if (after.equals(before)) {
            return;
        }
        judged.put(nodeId, after);
        String operator = candidate.get().node().operatorId();
        if (after.state() == State.ACTIVE && electorate.add(operator)) {
            toCount.addAll(waitingByVoter.getOrDefault(operator, List.of()));
        }
    }
}
