package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.command.Change;
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
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Moves the memberships of nodes. */
@Controller("/v1/subclouds/{id}/members/{node}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MemberController {

    private final RegistryView view;
    private final RequestDesk desk;
    private final Readiness readiness;

    MemberController(RegistryView view, RequestDesk desk, Readiness readiness) {
        this.view = view;
        this.desk = desk;
        this.readiness = readiness;
    }

    /** Where a node stands with a Subcloud. */
    @Get
    MembershipResource get(String id, String node) {
        readiness.demand();
        return membership(id, node).orElseThrow(MemberController::missing);
    }

    /** Makes a move: invite, accept, decline, request, approve, leave, expel or reinstate. */
    @Post("/{move}")
    MembershipResource move(String id, String node, String move, @Nullable @Body ReasonBody why)
            throws LogUnavailableException, InterruptedException {
        readiness.demand();
        MembershipMove chosen = Arrays.stream(MembershipMove.values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(move))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("there is no such move"));
        desk.ask(new Change.MoveMembership(id, node, chosen), LocalPrincipal.REQUESTER.because(ReasonBody.of(why)));
        return answer(id, node);
    }

    /** Votes a requesting node in. */
    @Post("/votes")
    MembershipResource vote(String id, String node, @Body VoteBody vote)
            throws LogUnavailableException, InterruptedException {
        readiness.demand();
        desk.ask(new Change.Vote(id, node, vote.operator()), LocalPrincipal.REQUESTER);
        return answer(id, node);
    }

    private MembershipResource answer(String id, String node) {
        return membership(id, node).orElseThrow(MemberController::missing);
    }

    private Optional<MembershipResource> membership(String id, String node) {
        return Optional.ofNullable(view.memberships().get(node)).flatMap(judged -> judged.value().memberships().stream()
                .filter(membership -> membership.subcloudId().equals(id))
                .map(membership -> MembershipResource.of(node, membership))
                .findFirst());
    }

    private static NotFoundException missing() {
        return new NotFoundException("the node has nothing to do with this Subcloud");
    }
}
