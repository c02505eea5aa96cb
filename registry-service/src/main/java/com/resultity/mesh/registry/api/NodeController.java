package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.authority.Action;
import com.resultity.mesh.registry.authority.Authority;
import com.resultity.mesh.registry.authority.KnownNodes;
import com.resultity.mesh.registry.authority.ManifestRules;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.NodeMemberships;
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
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Answers for nodes. */
@Controller("/v1/nodes")
@Tag(name = "Nodes")
@Refusals
@ExecuteOn(TaskExecutors.BLOCKING)
final class NodeController {

    private static final String KIND = "node";

    private final RegistryView view;
    private final RequestDesk desk;
    private final Readiness readiness;
    private final Authorization authorization;

    NodeController(RegistryView view, RequestDesk desk, Readiness readiness, Authorization authorization) {
        this.view = view;
        this.desk = desk;
        this.readiness = readiness;
        this.authorization = authorization;
    }

    /**
     * A page of the nodes that you may see.
     *
     * @return the page
     */
    @Get
    @Operation(operationId = "listNodes")
    Page<NodeResource> list(@RequestBean PageQuery page) {
        readiness.demand();
        Authority authority = authorization.authority();
        return Page.of(
                new KnownNodes(view).of(authority),
                page,
                entry -> authority.allows(
                                Action.READ_NODE,
                                authorization.ownership().of(entry.getValue().value()))
                        ? resource(authority, entry.getValue())
                        : null);
    }

    /**
     * One node.
     *
     * @param id id of the node
     * @return what was asked for
     */
    @Get("/{id}")
    @Operation(operationId = "getNode")
    HttpResponse<NodeResource> get(String id) {
        var found = find(Action.READ_NODE, id);
        return Preconditions.tagged(resource(authorization.authority(), found), found.version());
    }

    /**
     * A page of the Subclouds that a node has to do with: of one of your own those that you may see, of others those whose
     * members you may see.
     *
     * @param id id of the node
     * @return the page
     */
    @Get("/{id}/memberships")
    @Operation(operationId = "listMembershipsOfNode")
    Page<MembershipResource> memberships(String id, @RequestBean PageQuery page) {
        Predicate<String> told =
                told(authorization.authority(), find(Action.READ_NODE, id).value());
        Versioned<NodeMemberships> judged = view.memberships().get(id);
        NavigableMap<String, Membership> bySubcloud = new TreeMap<>();
        if (judged != null) {
            judged.value().memberships().stream()
                    .filter(membership -> told.test(membership.subcloudId()))
                    .forEach(membership -> bySubcloud.put(membership.subcloudId(), membership));
        }
        return Page.of(bySubcloud, page, entry -> MembershipResource.of(id, entry.getValue()));
    }

    /**
     * Removes a node with its memberships.
     *
     * @param id id of the node
     * @return what was removed
     */
    @Delete("/{id}")
    @Operation(operationId = "removeNode")
    @ChangeAnswers
    @Conditional
    Results remove(String id, @Parameter(hidden = true) @Nullable @Header("If-Match") String ifMatch)
            throws LogUnavailableException, InterruptedException {
        readiness.demand();
        return Results.of(desk.ask(
                        new Change.Remove(Kind.NODE, id),
                        authorization.requester().expecting(Preconditions.expected(ifMatch)))
                .applied());
    }

    private Versioned<NodeDefinition> find(Action action, String id) {
        readiness.demand();
        return authorization.demand(action, view.nodes().get(id), authorization.ownership()::of, KIND);
    }

    /** Who does not run it is told only of those Subclouds that it asks for which they may know of. */
    private NodeResource resource(Authority authority, Versioned<NodeDefinition> node) {
        Predicate<String> told = told(authority, node.value());
        boolean runs =
                authority.allows(Action.CHANGE_NODE, authorization.ownership().of(node.value()));
        return NodeResource.of(node, view.locationOf(node.value().id()), subcloud -> runs || told.test(subcloud));
    }

    /**
     * Of which Subclouds, by their ids, it may be told that the node has to do with them. Who sees the node because it has to
     * do with a Subcloud of theirs is a stranger to all others.
     */
    private Predicate<String> told(Authority authority, NodeDefinition node) {
        ManifestRules rules = new ManifestRules(view, authority);
        return authority.allows(Action.READ_MEMBERS, authorization.ownership().of(node))
                ? rules::sees
                : rules::readsMembers;
    }
}
