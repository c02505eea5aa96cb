package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.authority.Action;
import com.resultity.mesh.registry.authority.Authority;
import com.resultity.mesh.registry.authority.Resource;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.state.RegistryView;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Tells who asks what belongs to them. The other services ask it too, with the token of who asks them. */
@Controller("/v1/holdings")
@Tag(name = "You")
@Refusals
@ExecuteOn(TaskExecutors.BLOCKING)
final class HoldingsController {

    private final RegistryView view;
    private final Readiness readiness;
    private final Authorization authorization;

    HoldingsController(RegistryView view, Readiness readiness, Authorization authorization) {
        this.view = view;
        this.readiness = readiness;
        this.authorization = authorization;
    }

    /**
     * What belongs to you, or to a team or an organisation that you are a member of.
     *
     * @return what does
     */
    @Get
    @Operation(operationId = "getHoldings")
    HoldingsResource get() {
        readiness.demand();
        Authority authority = authorization.authority();
        String user = authority.principal().user();
        if (authority.principal().networkOperator()) {
            return new HoldingsResource(user, true, List.of(), List.of(), List.of());
        }
        return new HoldingsResource(
                user,
                false,
                theirs(authority, view.subclouds(), authorization.ownership()::of),
                theirs(authority, view.tenants(), authorization.ownership()::of),
                theirs(authority, view.nodes(), authorization.ownership()::of));
    }

    private static <T> List<String> theirs(
            Authority authority, Map<String, Versioned<T>> all, Function<T, Resource> resource) {
        return all.entrySet().stream()
                .filter(entry -> authority.allows(
                        Action.READ_USAGE, resource.apply(entry.getValue().value())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
