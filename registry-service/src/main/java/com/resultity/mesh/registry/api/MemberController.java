package com.resultity.mesh.registry.api;

import com.resultity.mesh.edge.NotFoundException;
import com.resultity.mesh.registry.authority.Action;
import com.resultity.mesh.registry.authority.Authority;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.log.LogUnavailableException;
import com.resultity.mesh.registry.membership.MembershipMove;
import com.resultity.mesh.registry.request.RequestDesk;
import com.resultity.mesh.registry.state.RegistryView;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Moves the memberships of nodes: the owner's side of them and the operator's. */
@Controller("/v1/subclouds/{id}/members/{node}")
@Tag(name = "Memberships")
@Refusals
@ExecuteOn(TaskExecutors.BLOCKING)
final class MemberController {

    private static final String SUBCLOUD = "Subcloud";

    private final RegistryView view;
    private final RequestDesk desk;
    private final Readiness readiness;
    private final Authorization authorization;

    MemberController(RegistryView view, RequestDesk desk, Readiness readiness, Authorization authorization) {
        this.view = view;
        this.desk = desk;
        this.readiness = readiness;
        this.authorization = authorization;
    }

    /**
     * Where a node stands with a Subcloud.
     *
     * @param id id of the Subcloud
     * @param node id of the node
     * @return where it stands
     */
    @Get
    @Operation(operationId = "getMembership")
    MembershipResource get(String id, String node) {
        readiness.demand();
        Versioned<Subcloud> subcloud = authorization.demand(
                Action.READ_SUBCLOUD, view.subclouds().get(id), authorization.ownership()::of, SUBCLOUD);
        Authority authority = authorization.authority();
        boolean reads = authority.allows(
                        Action.READ_MEMBERS, authorization.ownership().of(subcloud.value()))
                || nodeOf(node)
                        .filter(it -> authority.allows(
                                Action.READ_MEMBERS, authorization.ownership().of(it)))
                        .isPresent();
        if (!reads) {
            throw missing();
        }
        return view.membership(node, id)
                .map(membership -> MembershipResource.of(node, membership))
                .orElseThrow(MemberController::missing);
    }

    /**
     * Makes a move.
     *
     * @param id id of the Subcloud
     * @param node id of the node
     * @param move the owner's are invite, approve, expel and reinstate; the operator's are request, accept and leave; the side
     *     that was asked may decline
     * @param why why
     * @return where the node stands now
     */
    @Post("/{move}")
    @Operation(operationId = "moveMembership")
    @WithBody
    @ChangeAnswers
    MoveResource move(
            String id,
            String node,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {
                                                "invite",
                                                "accept",
                                                "decline",
                                                "request",
                                                "approve",
                                                "leave",
                                                "expel",
                                                "reinstate"
                                            }))
                    String move,
            @Nullable @Body ReasonBody why)
            throws LogUnavailableException, InterruptedException {
        readiness.demand();
        MembershipMove chosen = Arrays.stream(MembershipMove.values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(move))
                .findFirst()
                .orElseThrow(() -> Authorization.missing("move"));
        desk.ask(
                new Change.MoveMembership(id, node, chosen),
                authorization.requester().because(ReasonBody.of(why)));
        return MoveResource.of(node, id, view.membership(node, id));
    }

    /**
     * Votes a requesting node in, in the name of an operator that has an active member.
     *
     * @param id id of the Subcloud
     * @param node id of the node
     * @param vote the vote
     * @return where the node stands now
     */
    @Post("/votes")
    @Operation(operationId = "voteForMember")
    @WithBody
    @ChangeAnswers
    MoveResource vote(String id, String node, @Body VoteBody vote)
            throws LogUnavailableException, InterruptedException {
        readiness.demand();
        String operator = vote.demandOperator();
        desk.ask(new Change.Vote(id, node, operator), authorization.requester());
        return MoveResource.of(node, id, view.membership(node, id));
    }

    private Optional<NodeDefinition> nodeOf(String id) {
        return Optional.ofNullable(view.nodes().get(id)).map(Versioned::value);
    }

    private static NotFoundException missing() {
        return new NotFoundException("the node has nothing to do with this Subcloud");
    }
}
