package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.authority.Action;
import com.resultity.mesh.registry.authority.Authority;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.ModelDefinition;
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

/** Answers for models. */
@Controller("/v1/models")
@Tag(name = "Models")
@Refusals
@ExecuteOn(TaskExecutors.BLOCKING)
final class ModelController {

    private static final String KIND = "model";

    private final RegistryView view;
    private final RequestDesk desk;
    private final Readiness readiness;
    private final Authorization authorization;

    ModelController(RegistryView view, RequestDesk desk, Readiness readiness, Authorization authorization) {
        this.view = view;
        this.desk = desk;
        this.readiness = readiness;
        this.authorization = authorization;
    }

    /**
     * A page of the models that you may see.
     *
     * @return the page
     */
    @Get
    @Operation(operationId = "listModels")
    Page<ModelResource> list(@RequestBean PageQuery page) {
        readiness.demand();
        Authority authority = authorization.authority();
        return Page.of(
                view.models(),
                page,
                entry -> authority.allows(
                                Action.READ_MODEL,
                                authorization.ownership().of(entry.getValue().value()))
                        ? ModelResource.of(entry.getValue())
                        : null);
    }

    /**
     * One model.
     *
     * @param name name of the model
     * @return what was asked for
     */
    @Get("/{name:.+}")
    @Operation(operationId = "getModel")
    ModelResource get(String name) {
        return ModelResource.of(find(Action.READ_MODEL, name));
    }

    /**
     * Removes a model.
     *
     * @param name name of the model
     * @return what was removed
     */
    @Delete("/{name:.+}")
    @Operation(operationId = "removeModel")
    @ChangeAnswers
    Results remove(String name) throws LogUnavailableException, InterruptedException {
        readiness.demand();
        return Results.of(desk.ask(new Change.Remove(Kind.MODEL, name), authorization.requester())
                .applied());
    }

    private Versioned<ModelDefinition> find(Action action, String name) {
        readiness.demand();
        return authorization.demand(action, view.models().get(name), authorization.ownership()::of, KIND);
    }
}
