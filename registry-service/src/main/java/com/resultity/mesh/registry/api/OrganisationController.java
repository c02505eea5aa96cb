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

/** Answers for organisations. */
@Controller("/v1/organisations")
@Tag(name = "Teams and organisations")
@Refusals
@ExecuteOn(TaskExecutors.BLOCKING)
final class OrganisationController {

    private static final String KIND = "organisation";

    private final GroupAnswers groups;

    OrganisationController(GroupAnswers groups) {
        this.groups = groups;
    }

    /**
     * A page of the organisations that you may see.
     *
     * @return the page
     */
    @Get
    @Operation(operationId = "listOrganisations")
    Page<GroupResource> list(@RequestBean PageQuery page) {
        return groups.list(Party.Kind.ORGANISATION, page);
    }

    /**
     * One organisation.
     *
     * @param id id of the organisation
     * @return what was asked for
     */
    @Get("/{id}")
    @Operation(operationId = "getOrganisation")
    GroupResource get(String id) {
        return GroupResource.of(groups.find(Action.READ_GROUP, Party.organisation(id), KIND));
    }

    /**
     * Removes an organisation.
     *
     * @param id id of the organisation
     * @return what was removed
     */
    @Delete("/{id}")
    @Operation(operationId = "removeOrganisation")
    @ChangeAnswers
    Results remove(String id) throws LogUnavailableException, InterruptedException {
        return groups.remove(Party.organisation(id));
    }
}
