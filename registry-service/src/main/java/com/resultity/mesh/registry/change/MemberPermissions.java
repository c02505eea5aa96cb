package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.authority.Action;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.command.Refusal;
import com.resultity.mesh.registry.definition.Membership.State;
import com.resultity.mesh.registry.membership.MembershipMove;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.Optional;

/** Which moves of memberships somebody may make: each side makes its own, and an operator votes for itself alone. */
final class MemberPermissions {

    private final RegistryView view;
    private final Permissions permissions;

    MemberPermissions(RegistryView view, Permissions permissions) {
        this.view = view;
        this.permissions = permissions;
    }

    /** Why a move may not be made; empty where it may. */
    Optional<Refusal> refusalOf(Change.MoveMembership move) {
        String subcloudId = move.subcloudId();
        return permissions.onSubcloud(Action.READ_SUBCLOUD, subcloudId).or(() -> switch (move.move()
                .side()) {
            case OWNER -> ofOwner(move);
            case OPERATOR -> ofOperator(move.nodeId());
            case EITHER -> ofTheAsked(move);
        });
    }

    /** Why a vote may not be given; empty where it may. */
    Optional<Refusal> refusalOf(Change.Vote vote) {
        return permissions
                .onSubcloud(Action.READ_SUBCLOUD, vote.subcloudId())
                .or(() -> permissions.onOperator(Action.VOTE, vote.operatorId()))
                .or(() -> ofStranger(vote))
                .or(() -> ofNoMember(vote.subcloudId(), vote.nodeId()));
    }

    private Optional<Refusal> ofOwner(Change.MoveMembership move) {
        Optional<Refusal> refusal = permissions.onSubcloud(Action.MANAGE_MEMBERS, move.subcloudId());
        return move.move() == MembershipMove.INVITE
                ? refusal
                : refusal.or(() -> ofNoMember(move.subcloudId(), move.nodeId()));
    }

    private Optional<Refusal> ofOperator(String nodeId) {
        return permissions.onNode(Action.MOVE_MEMBERSHIP, nodeId);
    }

    private Optional<Refusal> ofTheAsked(Change.MoveMembership move) {
        boolean ownerIsAsked = view.membership(move.nodeId(), move.subcloudId())
                .filter(membership -> membership.state() == State.REQUESTED)
                .isPresent();
        if (!ownerIsAsked) {
            return ofOperator(move.nodeId());
        }
        boolean owns =
                permissions.onSubcloud(Action.MANAGE_MEMBERS, move.subcloudId()).isEmpty();
        return owns
                ? Optional.empty()
                : ofOperator(move.nodeId())
                        .or(() -> Optional.of(new Refusal.Forbidden(
                                "the owner of the Subcloud is asked; leave, to take the request back")));
    }

    /** Nobody else than its members is told which nodes ask. */
    private Optional<Refusal> ofStranger(Change.Vote vote) {
        Electorate electorate = new Electorate(operatorId -> view.nodesOf(operatorId).stream(), view::membership);
        return electorate.includes(vote.operatorId(), vote.subcloudId())
                ? Optional.empty()
                : Optional.of(new Refusal.Forbidden("only operators with an active member vote"));
    }

    /** Of nodes that have nothing to do with a Subcloud, its owner is not told which there are. */
    private Optional<Refusal> ofNoMember(String subcloudId, String nodeId) {
        return view.membership(nodeId, subcloudId).isPresent()
                ? Optional.empty()
                : Optional.of(new Refusal.Missing("the node has nothing to do with this Subcloud"));
    }
}
