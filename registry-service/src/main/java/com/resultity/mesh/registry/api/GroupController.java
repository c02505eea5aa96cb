package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.authority.Action;
import com.resultity.mesh.registry.authority.Authority;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.definition.Group;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.log.LogUnavailableException;
import com.resultity.mesh.registry.request.RequestDesk;
import com.resultity.mesh.registry.state.RegistryView;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Answers for teams and organisations. */
@Controller("/v1")
@Tag(name = "Teams and organisations")
@Refusals
@ExecuteOn(TaskExecutors.BLOCKING)
final class GroupController {

    private final RegistryView view;
    private final RequestDesk desk;
    private final Readiness readiness;
    private final Authorization authorization;

    GroupController(RegistryView view, RequestDesk desk, Readiness readiness, Authorization authorization) {
        this.view = view;
        this.desk = desk;
        this.readiness = readiness;
        this.authorization = authorization;
    }

    /**
     * A page of the organisations that you may see.
     *
     * @return the page
     */
    @Get("/organisations")
    @Operation(operationId = "listOrganisations")
    Page<GroupResource> organisations(@RequestBean PageQuery page) {
        return list(Party.Kind.ORGANISATION, page);
    }

    /**
     * One organisation.
     *
     * @param id id of the organisation
     * @return what was asked for
     */
    @Get("/organisations/{id}")
    @Operation(operationId = "getOrganisation")
    GroupResource organisation(String id) {
        return find(Party.organisation(id), "organisation");
    }

    /**
     * Removes an organisation.
     *
     * @param id id of the organisation
     * @return what was removed
     */
    @Delete("/organisations/{id}")
    @Operation(operationId = "removeOrganisation")
    @ChangeAnswers
    Results removeOrganisation(String id) throws LogUnavailableException, InterruptedException {
        return remove(Party.organisation(id));
    }

    /**
     * A page of the teams that you may see.
     *
     * @return the page
     */
    @Get("/teams")
    @Operation(operationId = "listTeams")
    Page<GroupResource> teams(@RequestBean PageQuery page) {
        return list(Party.Kind.TEAM, page);
    }

    /**
     * One team.
     *
     * @param id id of the team
     * @return what was asked for
     */
    @Get("/teams/{id}")
    @Operation(operationId = "getTeam")
    GroupResource team(String id) {
        return find(Party.team(id), "team");
    }

    /**
     * Removes a team.
     *
     * @param id id of the team
     * @return what was removed
     */
    @Delete("/teams/{id}")
    @Operation(operationId = "removeTeam")
    @ChangeAnswers
    Results removeTeam(String id) throws LogUnavailableException, InterruptedException {
        return remove(Party.team(id));
    }

    private Page<GroupResource> list(Party.Kind kind, PageQuery page) {
        readiness.demand();
        Authority authority = authorization.authority();
        NavigableMap<String, Versioned<Group>> seen = new TreeMap<>();
        view.groups().values().stream()
                .filter(group -> group.value().party().kind() == kind)
                .filter(group -> authority.allows(
                        Action.READ_GROUP, authorization.ownership().of(group.value())))
                .forEach(group -> seen.put(group.value().party().id(), group));
        return Page.of(seen, page, entry -> GroupResource.of(entry.getValue()));
    }

    private GroupResource find(Party party, String kind) {
        readiness.demand();
        return GroupResource.of(authorization.demand(
                Action.READ_GROUP, view.groups().get(party.toString()), authorization.ownership()::of, kind));
    }

    private Results remove(Party party) throws LogUnavailableException, InterruptedException {
        readiness.demand();
        return Results.of(desk.ask(new Change.Remove(Kind.of(party), party.toString()), authorization.requester())
                .applied());
    }
}
