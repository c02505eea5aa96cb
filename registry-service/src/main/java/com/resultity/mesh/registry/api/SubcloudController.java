package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.authority.Action;
import com.resultity.mesh.registry.authority.Authority;
import com.resultity.mesh.registry.authority.KnownNodes;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.definition.Grant;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.NodeMemberships;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.log.LogUnavailableException;
import com.resultity.mesh.registry.request.RequestDesk;
import com.resultity.mesh.registry.state.RegistryView;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Answers for Subclouds. */
@Controller("/v1/subclouds")
@Tag(name = "Subclouds")
@Refusals
@ExecuteOn(TaskExecutors.BLOCKING)
final class SubcloudController {

    private static final String KIND = "Subcloud";

    private final RegistryView view;
    private final RequestDesk desk;
    private final Readiness readiness;
    private final Authorization authorization;

    SubcloudController(RegistryView view, RequestDesk desk, Readiness readiness, Authorization authorization) {
        this.view = view;
        this.desk = desk;
        this.readiness = readiness;
        this.authorization = authorization;
    }

    /**
     * A page of the Subclouds that you may see.
     *
     * @return the page
     */
    @Get
    @Operation(operationId = "listSubclouds")
    Page<SubcloudResource> list(@RequestBean PageQuery page) {
        readiness.demand();
        Authority authority = authorization.authority();
        return Page.of(
                view.subclouds(),
                page,
                entry -> sees(authority, entry.getValue()) ? resource(authority, entry.getValue()) : null);
    }

    /**
     * One Subcloud.
     *
     * @param id id of the Subcloud
     * @return what was asked for
     */
    @Get("/{id}")
    @Operation(operationId = "getSubcloud")
    HttpResponse<SubcloudResource> get(String id) {
        var found = find(Action.READ_SUBCLOUD, id);
        return Preconditions.tagged(resource(authorization.authority(), found), found.version());
    }

    /**
     * A page of the nodes that have to do with a Subcloud.
     *
     * @param id id of the Subcloud
     * @return the page
     */
    @Get("/{id}/memberships")
    @Operation(operationId = "listMembersOfSubcloud")
    Page<MembershipResource> memberships(String id, @RequestBean PageQuery page) {
        find(Action.READ_MEMBERS, id);
        return Page.of(
                new KnownNodes(view).in(id, view.memberships()), page, entry -> membershipIn(id, entry.getValue()));
    }

    /**
     * A page of the grants of a Subcloud.
     *
     * @param id id of the Subcloud
     * @return the page
     */
    @Get("/{id}/grants")
    @Operation(operationId = "listGrantsOfSubcloud")
    Page<GrantResource> grants(String id, @RequestBean PageQuery page) {
        find(Action.READ_GRANTS, id);
        NavigableMap<String, Versioned<Grant>> byKey = new TreeMap<>();
        view.grantsOf(id).forEach((grantId, grant) -> byKey.put(GrantResource.idOf(grantId), grant));
        return Page.of(byKey, page, entry -> GrantResource.of(entry.getValue()));
    }

    /**
     * Removes a Subcloud with its grants, tokens and memberships.
     *
     * @param id id of the Subcloud
     * @return what was removed
     */
    @Delete("/{id}")
    @Operation(operationId = "removeSubcloud")
    @ChangeAnswers
    @Conditional
    Results remove(String id, @Parameter(hidden = true) @Nullable @Header("If-Match") String ifMatch)
            throws LogUnavailableException, InterruptedException {
        readiness.demand();
        return Results.of(desk.ask(
                        new Change.Remove(Kind.SUBCLOUD, id),
                        authorization.requester().expecting(Preconditions.expected(ifMatch)))
                .applied());
    }

    private Versioned<Subcloud> find(Action action, String id) {
        readiness.demand();
        return authorization.demand(action, view.subclouds().get(id), authorization.ownership()::of, KIND);
    }

    private boolean sees(Authority authority, Versioned<Subcloud> subcloud) {
        return authority.allows(Action.READ_SUBCLOUD, authorization.ownership().of(subcloud.value()));
    }

    /** With its grants only for who may read these: others are not told whom a Subcloud lets in. */
    private SubcloudResource resource(Authority authority, Versioned<Subcloud> subcloud) {
        boolean readsGrants =
                authority.allows(Action.READ_GRANTS, authorization.ownership().of(subcloud.value()));
        return SubcloudResource.of(
                subcloud, readsGrants ? view.grantsOf(subcloud.value().id()).values() : List.of(), readsGrants);
    }

    @Nullable
    private static MembershipResource membershipIn(String subcloudId, Versioned<NodeMemberships> judged) {
        return judged.value()
                .in(subcloudId)
                .map(membership -> MembershipResource.of(judged.value().nodeId(), membership))
                .orElse(null);
    }
}
