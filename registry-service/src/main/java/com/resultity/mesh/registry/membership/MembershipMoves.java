package com.resultity.mesh.registry.membership;

import com.resultity.mesh.registry.definition.Consents;
import com.resultity.mesh.registry.definition.Membership.State;
import com.resultity.mesh.registry.definition.Names;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The legal moves of a membership. ACTIVE stands for SUSPENDED as well, which of the two it is the criteria decide. A node
 * that was reinstated is invited where its operator has not agreed, and one that asks an open Subcloud is in at once.
 */
public final class MembershipMoves {

    /** What a node that has nothing to do with a Subcloud may come to. */
    private static final Map<MembershipMove, State> OF_STRANGERS =
            Map.of(MembershipMove.INVITE, State.INVITED, MembershipMove.REQUEST, State.REQUESTED);

    private static final Map<MembershipMove, State> OF_MEMBERS =
            Map.of(MembershipMove.LEAVE, State.LEFT, MembershipMove.EXPEL, State.EXPELLED);

    private static final Map<State, Map<MembershipMove, State>> MOVES = Map.of(
            State.INVITED,
            Map.of(
                    MembershipMove.ACCEPT, State.ACTIVE,
                    MembershipMove.DECLINE, State.LEFT,
                    MembershipMove.EXPEL, State.EXPELLED),
            State.REQUESTED,
            Map.of(
                    MembershipMove.APPROVE, State.ACTIVE,
                    MembershipMove.DECLINE, State.EXPELLED,
                    MembershipMove.LEAVE, State.LEFT),
            State.ACTIVE,
            OF_MEMBERS,
            State.SUSPENDED,
            OF_MEMBERS,
            State.LEFT,
            Map.of(
                    MembershipMove.INVITE, State.INVITED,
                    MembershipMove.REQUEST, State.REQUESTED,
                    MembershipMove.EXPEL, State.EXPELLED),
            State.EXPELLED,
            Map.of(MembershipMove.REINSTATE, State.ACTIVE));

    private MembershipMoves() {}

    /**
     * The state that a move leads to, criteria and participation aside; empty where the move is not legal.
     *
     * @param state where the node stands; empty: it has nothing to do with the Subcloud
     */
    public static Optional<State> after(Optional<State> state, MembershipMove move) {
        return Optional.ofNullable(legal(state).get(move));
    }

    /** The moves that are legal in a state, in alphabetical order. */
    public static List<MembershipMove> movesIn(Optional<State> state) {
        return legal(state).keySet().stream()
                .sorted(Comparator.comparing(MembershipMove::name))
                .toList();
    }

    private static Map<MembershipMove, State> legal(Optional<State> state) {
        return state.map(MOVES::get).orElse(OF_STRANGERS);
    }

    /** Who agrees after a legal move. */
    static Consents consentsAfter(Consents before, MembershipMove move) {
        return switch (move) {
            case INVITE -> new Consents(false, true, Names.none());
            case REQUEST -> new Consents(true, false, Names.none());
            case ACCEPT -> before.withOperator(true);
            case APPROVE, REINSTATE -> before.withOwner(true);
            case EXPEL -> before.withOwner(false);
            case LEAVE, DECLINE -> Consents.NONE;
        };
    }
}
