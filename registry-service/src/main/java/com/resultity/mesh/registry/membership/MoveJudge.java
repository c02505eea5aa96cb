package com.resultity.mesh.registry.membership;

import com.resultity.mesh.registry.definition.Consents;
import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.Membership.State;
import com.resultity.mesh.registry.definition.Participation;
import com.resultity.mesh.registry.definition.Subcloud;
import java.util.Optional;

/** Makes moves of memberships, or says why they cannot be made. */
public final class MoveJudge {

    private MoveJudge() {}

    /** What came of a move. */
    public sealed interface Moved {}

    /**
     * It was made.
     *
     * @param membership where the node stands now; empty: nowhere
     */
    public record Made(Optional<Membership> membership) implements Moved {}

    /** It cannot be made; the reason in words. */
    public record Illegal(String reason) implements Moved {}

    /**
     * Makes a move.
     *
     * @param present where the node stands; empty: nowhere
     */
    public static Moved move(
            Candidate candidate, Subcloud subcloud, Optional<Membership> present, MembershipMove move) {
        if (!subcloud.state().hasMembers()) {
            return withoutMembers(subcloud);
        }
        Optional<State> state = present.map(Membership::state);
        Optional<State> after = MembershipMoves.after(state, move);
        if (after.isEmpty()) {
            return new Illegal("the node is " + state.map(State::name).orElse("a stranger")
                    + ", where " + move + " is not possible: possible are "
                    + MembershipMoves.movesIn(state));
        }
        Optional<String> obstacle = obstacle(subcloud.definition().participation(), move);
        if (obstacle.isPresent()) {
            return new Illegal(obstacle.get());
        }
        Consents consents =
                MembershipMoves.consentsAfter(present.map(Membership::consents).orElse(Consents.NONE), move);
        Membership moved =
                new Membership(subcloud.id(), after.get(), Optional.empty(), subcloud.isolatesNow(), consents);
        return new Made(MembershipJudge.judge(candidate, subcloud, Optional.of(moved)));
    }

    private static Moved withoutMembers(Subcloud subcloud) {
        return new Illegal("the Subcloud is " + subcloud.state() + " and has no members");
    }

    private static Optional<String> obstacle(Participation participation, MembershipMove move) {
        if (move == MembershipMove.REQUEST && participation == Participation.PRIVATE) {
            return Optional.of("the Subcloud is private: its owner invites");
        }
        return move == MembershipMove.INVITE && participation == Participation.OPEN
                ? Optional.of("the Subcloud is open: nodes join without an invitation")
                : Optional.empty();
    }

    /**
     * Takes an operator's vote for a node that asks; what it comes to, {@link MembershipJudge#counted} tells.
     *
     * @param votes whether the operator votes on who is let in
     */
    public static Moved vote(
            Candidate candidate, Subcloud subcloud, Optional<Membership> present, String operatorId, boolean votes) {
        if (!subcloud.state().hasMembers()) {
            return withoutMembers(subcloud);
        }
        if (subcloud.definition().votesToJoin() == 0) {
            return new Illegal("votes let nobody into this Subcloud");
        }
        if (present.filter(it -> it.state() == State.REQUESTED).isEmpty()) {
            return new Illegal("the node does not wait to be let in");
        }
        if (candidate.node().operatorId().equals(operatorId)) {
            return new Illegal("nobody votes for a node of their own");
        }
        if (!votes) {
            return new Illegal("only operators with an active member vote");
        }
        Consents before = present.get().consents();
        if (before.votes().contains(operatorId)) {
            return new Illegal("the operator has voted for this node already");
        }
        return new Made(Optional.of(new Membership(
                subcloud.id(),
                State.REQUESTED,
                Optional.empty(),
                subcloud.isolatesNow(),
                before.withVote(operatorId))));
    }
}
