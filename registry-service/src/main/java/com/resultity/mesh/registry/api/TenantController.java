package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.TenantDefinition;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.log.LogUnavailableException;
import com.resultity.mesh.registry.request.RequestDesk;
import com.resultity.mesh.registry.state.RegistryView;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Answers for tenants. */
@Controller("/v1/tenants")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TenantController {

    private final RegistryView view;
    private final RequestDesk desk;
    private final Readiness readiness;

    TenantController(RegistryView view, RequestDesk desk, Readiness readiness) {
        this.view = view;
        this.desk = desk;
        this.readiness = readiness;
    }

    /** A page of all tenants. */
    @Get
    Page<TenantResource> list(@Nullable @QueryValue String after, @Nullable @QueryValue Integer limit) {
        readiness.demand();
        return Page.of(view.tenants(), after, limit, entry -> TenantResource.of(entry.getValue()));
    }

    /** One tenant. */
    @Get("/{id}")
    TenantResource get(String id) {
        readiness.demand();
        Versioned<TenantDefinition> found = view.tenants().get(id);
        if (found == null) {
            throw missing();
        }
        return TenantResource.of(found);
    }

    /** Removes a tenant. */
    @Delete("/{id}")
    Results remove(String id) throws LogUnavailableException, InterruptedException {
        readiness.demand();
        return Results.of(desk.ask(new Change.Remove(Kind.TENANT, id), LocalPrincipal.REQUESTER)
                .applied());
    }

    private static NotFoundException missing() {
        return new NotFoundException("there is no such tenant");
    }
}
