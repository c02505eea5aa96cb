package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.ModelDefinition;
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

/** Answers for models. */
@Controller("/v1/models")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ModelController {

    private final RegistryView view;
    private final RequestDesk desk;
    private final Readiness readiness;

    ModelController(RegistryView view, RequestDesk desk, Readiness readiness) {
        this.view = view;
        this.desk = desk;
        this.readiness = readiness;
    }

    /** A page of all models. */
    @Get
    Page<ModelResource> list(@Nullable @QueryValue String after, @Nullable @QueryValue Integer limit) {
        readiness.demand();
        return Page.of(view.models(), after, limit, entry -> ModelResource.of(entry.getValue()));
    }

    /** One model. */
    @Get("/{+name}")
    ModelResource get(String name) {
        readiness.demand();
        Versioned<ModelDefinition> found = view.models().get(name);
        if (found == null) {
            throw missing();
        }
        return ModelResource.of(found);
    }

    /** Removes a model. */
    @Delete("/{+name}")
    Results remove(String name) throws LogUnavailableException, InterruptedException {
        readiness.demand();
        return Results.of(desk.ask(new Change.Remove(Kind.MODEL, name), LocalPrincipal.REQUESTER)
                .applied());
    }

    private static NotFoundException missing() {
        return new NotFoundException("there is no such model");
    }
}
