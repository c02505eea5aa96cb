package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.change.RegistryWriter;
import com.resultity.mesh.registry.definition.ModelDefinition;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.log.LogUnavailableException;
import com.resultity.mesh.registry.state.RegistryView;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

/** Answers for models. */
@Controller("/v1/models")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ModelController {

    private final RegistryView view;
    private final RegistryWriter writer;
    private final Readiness readiness;

    ModelController(RegistryView view, RegistryWriter writer, Readiness readiness) {
        this.view = view;
        this.writer = writer;
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
        return Results.of(List.of(writer.removeModel(name).orElseThrow(ModelController::missing)));
    }

    private static NotFoundException missing() {
        return new NotFoundException("there is no such model");
    }
}
