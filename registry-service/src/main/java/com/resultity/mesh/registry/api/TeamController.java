package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.authority.Action;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.log.LogUnavailableException;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Answers for teams. */
@Controller("/v1/teams")
@Tag(name = "Teams and organisations")
@Refusals
@ExecuteOn(TaskExecutors.BLOCKING)
final class TeamController {

    private static final String KIND = "team";

    private final GroupAnswers groups;

    TeamController(GroupAnswers groups) {
        this.groups = groups;
    }

    /**
     * A page of the teams that you may see.
     *
     * @return the page
     */
    @Get
    @Operation(operationId = "listTeams")
    Page<GroupResource> list(@RequestBean PageQuery page) {
        return groups.list(Party.Kind.TEAM, page);
    }

    /**
     * One team.
     *
     * @param id id of the team
     * @return what was asked for
     */
    @Get("/{id}")
    @Operation(operationId = "getTeam")
    GroupResource get(String id) {
        return GroupResource.of(groups.find(Action.READ_GROUP, Party.team(id), KIND));
    }

    /**
     * Removes a team.
     *
     * @param id id of the team
     * @return what was removed
     */
    @Delete("/{id}")
    @Operation(operationId = "removeTeam")
    @ChangeAnswers
    Results remove(String id) throws LogUnavailableException, InterruptedException {
        return groups.remove(Party.team(id));
    }
}
