package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.authority.Action;
import com.resultity.mesh.registry.authority.Authority;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.TenantDefinition;
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

/** Answers for tenants. */
@Controller("/v1/tenants")
@Tag(name = "Tenants")
@Refusals
@ExecuteOn(TaskExecutors.BLOCKING)
final class TenantController {

    private static final String KIND = "tenant";

    private final RegistryView view;
    private final RequestDesk desk;
    private final Readiness readiness;
    private final Authorization authorization;

    TenantController(RegistryView view, RequestDesk desk, Readiness readiness, Authorization authorization) {
        this.view = view;
        this.desk = desk;
        this.readiness = readiness;
        this.authorization = authorization;
    }

    /**
     * A page of the tenants that you may see.
     *
     * @return the page
     */
    @Get
    @Operation(operationId = "listTenants")
    Page<TenantResource> list(@RequestBean PageQuery page) {
        readiness.demand();
        Authority authority = authorization.authority();
        return Page.of(
                view.tenants(),
                page,
                entry -> authority.allows(
                                Action.READ_TENANT,
                                authorization.ownership().of(entry.getValue().value()))
                        ? TenantResource.of(entry.getValue())
                        : null);
    }

    /**
     * One tenant.
     *
     * @param id id of the tenant
     * @return what was asked for
     */
    @Get("/{id}")
    @Operation(operationId = "getTenant")
    TenantResource get(String id) {
        return TenantResource.of(find(Action.READ_TENANT, id));
    }

    /**
     * Removes a tenant.
     *
     * @param id id of the tenant
     * @return what was removed
     */
    @Delete("/{id}")
    @Operation(operationId = "removeTenant")
    @ChangeAnswers
    Results remove(String id) throws LogUnavailableException, InterruptedException {
        readiness.demand();
        return Results.of(desk.ask(new Change.Remove(Kind.TENANT, id), authorization.requester())
                .applied());
    }

    private Versioned<TenantDefinition> find(Action action, String id) {
        readiness.demand();
        return authorization.demand(action, view.tenants().get(id), authorization.ownership()::of, KIND);
    }
}
