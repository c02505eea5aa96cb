package com.resultity.mesh.registry.api;

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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Answers for nodes. */
@Controller("/v1/nodes")
@ExecuteOn(TaskExecutors.BLOCKING)
final class NodeController {

    private final RegistryView view;
    private final RequestDesk desk;
    private final Readiness readiness;

    NodeController(RegistryView view, RequestDesk desk, Readiness readiness) {
        this.view = view;
        this.desk = desk;
        this.readiness = readiness;
    }

    /** A page of all nodes. */
    @Get
    Page<NodeResource> list(@Nullable @QueryValue String after, @Nullable @QueryValue Integer limit) {
        readiness.demand();
        return Page.of(view.nodes(), after, limit, entry -> resource(entry.getValue()));
    }

    /** One node. */
    @Get("/{id}")
    HttpResponse<NodeResource> get(String id) {
        var found = find(id);
        return Preconditions.tagged(resource(found), found.version());
    }

    /** A page of the Subclouds that a node has to do with. */
    @Get("/{id}/memberships")
    Page<MembershipResource> memberships(
            String id, @Nullable @QueryValue String after, @Nullable @QueryValue Integer limit) {
        find(id);
        Versioned<NodeMemberships> judged = view.memberships().get(id);
        NavigableMap<String, Membership> bySubcloud = new TreeMap<>();
        if (judged != null) {
            judged.value().memberships().forEach(membership -> bySubcloud.put(membership.subcloudId(), membership));
        }
        return Page.of(bySubcloud, after, limit, entry -> MembershipResource.of(id, entry.getValue()));
    }

    /** Removes a node with its memberships. */
    @Delete("/{id}")
    Results remove(String id, @Nullable @Header("If-Match") String ifMatch)
            throws LogUnavailableException, InterruptedException {
        readiness.demand();
        return Results.of(desk.ask(
                        new Change.Remove(Kind.NODE, id),
                        LocalPrincipal.REQUESTER.expecting(Preconditions.expected(ifMatch)))
                .applied());
    }

    private Versioned<NodeDefinition> find(String id) {
        readiness.demand();
        Versioned<NodeDefinition> found = view.nodes().get(id);
        if (found == null) {
            throw missing();
        }
        return found;
    }

    private NodeResource resource(Versioned<NodeDefinition> node) {
        return NodeResource.of(node, view.locationOf(node.value().id()));
    }

    private static NotFoundException missing() {
        return new NotFoundException("there is no such node");
    }
}
