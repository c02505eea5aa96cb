package com.resultity.mesh.registry.membership;

import com.resultity.mesh.registry.definition.Consents;
import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.Membership.State;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.Participation;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The rules of participation, as a pure function of a node, its location and standing, a Subcloud, and where the node stood
 * before.
 *
 * <table>
 * <caption>Memberships</caption>
 * <tr><th>participation</th><th>the operator's side</th><th>the owner's side</th><th>membership</th></tr>
 * <tr><td>any</td><td>left or declined</td><td></td><td>left</td></tr>
 * <tr><td>any</td><td></td><td>expelled</td><td>expelled</td></tr>
 * <tr><td>open</td><td>asked</td><td></td><td>active or suspended</td></tr>
 * <tr><td>open</td><td>not asked, but node and Subcloud auto-join</td><td></td><td>active; suspended if it was a member;
 * else none</td></tr>
 * <tr><td>semi-open</td><td>asked</td><td>operator or node approved, or voted in</td><td>active or suspended</td></tr>
 * <tr><td>semi-open</td><td>asked</td><td>not approved</td><td>requested</td></tr>
 * <tr><td>private</td><td>asked or accepted</td><td>node or operator invited</td><td>active or suspended</td></tr>
 * <tr><td>semi-open, private</td><td>no</td><td>node invited, in a private one its operator</td><td>invited</td></tr>
 * <tr><td>otherwise</td><td></td><td></td><td>none</td></tr>
 * </table>
 *
 * <p>Each side says so by its record (what a node asks for, whom a Subcloud lists) or by a move. A membership is active where
 * all criteria are met, and suspended where one fails.
 *
 * <p>Votes count while the operator that gave them has an active member, from the moment on that there are as many as the
 * Subcloud asks for now. To be let in by votes is to be let in for good: whoever voted may leave, and more votes may be asked
 * of those that come later.
 *
 * <p>Several Subclouds may isolate the same node. A node is out of the global pool as long as any Subcloud isolates it, and
 * stays a member of every other of its Subclouds: isolation takes it from the global pool and from no other.
 */
public final class MembershipJudge {

    private MembershipJudge() {}

    /**
     * The membership of a node in one Subcloud; empty where the two have nothing to do with each other.
     *
     * @param present where the node stood before; empty: nowhere
     */
    public static Optional<Membership> judge(Candidate candidate, Subcloud subcloud, Optional<Membership> present) {
        // First, because a Subcloud that was a draft in between must not forget whom it put out and who left.
        if (present.isPresent() && present.get().state().isFinalUnlessMoved()) {
            Membership ended = present.get();
            return Optional.of(new Membership(
                    subcloud.id(), ended.state(), ended.reason(), subcloud.isolatesNow(), ended.consents()));
        }
        if (!subcloud.state().hasMembers()) {
            return Optional.empty();
        }
        Consents consents = present.map(Membership::consents).orElse(Consents.NONE);
        boolean asked = candidate.node().requestedSubclouds().contains(subcloud.id()) || consents.operator();
        SubcloudDefinition definition = subcloud.definition();
        if (asked) {
            return asked(candidate, subcloud, consents);
        }
        if (definition.participation() == Participation.OPEN) {
            boolean member = present.filter(it -> it.state().isMember()).isPresent();
            return autoJoined(candidate, subcloud, member);
        }
        return isInvited(candidate.node(), definition) || consents.owner()
                ? Optional.of(membership(subcloud, State.INVITED, consents))
                : Optional.empty();
    }

    /**
     * The membership of a node with the votes for it counted, after all else was judged.
     *
     * @param judged where the node stands, votes aside
     * @param votes which operators vote on who is let in, by their ids
     */
    public static Membership counted(
            Candidate candidate, Subcloud subcloud, Membership judged, Predicate<String> votes) {
        SubcloudDefinition definition = subcloud.definition();
        if (judged.state() != State.REQUESTED || definition.votesToJoin() == 0) {
            return judged;
        }
        // A node that changed hands may belong to somebody who voted for it.
        long counted = judged.consents().votes().stream()
                .filter(operator -> !operator.equals(candidate.node().operatorId()))
                .filter(votes)
                .count();
        return counted < definition.votesToJoin()
                ? judged
                : admitted(candidate, subcloud, judged.consents().withOwner(true));
    }

    private static Optional<Membership> asked(Candidate candidate, Subcloud subcloud, Consents consents) {
        SubcloudDefinition definition = subcloud.definition();
        return switch (definition.participation()) {
            case OPEN -> Optional.of(admitted(candidate, subcloud, consents));
            case SEMI_OPEN ->
                definition.approvedOperators().contains(candidate.node().operatorId()) || consents.owner()
                        ? Optional.of(admitted(candidate, subcloud, consents))
                        : Optional.of(membership(subcloud, State.REQUESTED, consents));
            case PRIVATE ->
                isInvited(candidate.node(), definition) || consents.owner()
                        ? Optional.of(admitted(candidate, subcloud, consents))
                        : Optional.empty();
        };
    }

    private static Optional<Membership> autoJoined(Candidate candidate, Subcloud subcloud, boolean member) {
        if (!subcloud.definition().autoJoin() || !candidate.node().autoJoin()) {
            return Optional.empty();
        }
        // Nobody asked for this membership, so nobody needs to be told why there is none; but why one has ended, yes.
        return member || Criterion.areMetBy(candidate, subcloud.definition())
                ? Optional.of(admitted(candidate, subcloud, Consents.NONE))
                : Optional.empty();
    }

    private static boolean isInvited(NodeDefinition node, SubcloudDefinition subcloud) {
        return subcloud.invitedNodes().contains(node.id())
                || subcloud.invitedOperators().contains(node.operatorId());
    }

    private static Membership admitted(Candidate candidate, Subcloud subcloud, Consents consents) {
        Optional<String> failures = Criterion.failuresOf(candidate, subcloud.definition());
        State state = failures.isPresent() ? State.SUSPENDED : State.ACTIVE;
        return new Membership(subcloud.id(), state, failures, subcloud.isolatesNow(), consents);
    }

    private static Membership membership(Subcloud subcloud, State state, Consents consents) {
        return new Membership(subcloud.id(), state, Optional.empty(), subcloud.isolatesNow(), consents);
    }
}
