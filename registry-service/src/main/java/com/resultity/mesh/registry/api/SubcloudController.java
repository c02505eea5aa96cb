package com.resultity.mesh.registry.api;

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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Answers for Subclouds. */
@Controller("/v1/subclouds")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SubcloudController {

    private final RegistryView view;
    private final RequestDesk desk;
    private final Readiness readiness;

    SubcloudController(RegistryView view, RequestDesk desk, Readiness readiness) {
        this.view = view;
        this.desk = desk;
        this.readiness = readiness;
    }

    /** A page of all Subclouds. */
    @Get
    Page<SubcloudResource> list(@Nullable @QueryValue String after, @Nullable @QueryValue Integer limit) {
        readiness.demand();
        return Page.of(view.subclouds(), after, limit, entry -> resource(entry.getValue()));
    }

    /** One Subcloud. */
    @Get("/{id}")
    HttpResponse<SubcloudResource> get(String id) {
        var found = find(id);
        return Preconditions.tagged(resource(found), found.version());
    }

    /** A page of the nodes that have to do with a Subcloud. */
    @Get("/{id}/memberships")
    Page<MembershipResource> memberships(
            String id, @Nullable @QueryValue String after, @Nullable @QueryValue Integer limit) {
        find(id);
        return Page.of(view.memberships(), after, limit, entry -> membershipIn(id, entry.getValue()));
    }

    /** A page of the grants of a Subcloud. */
    @Get("/{id}/grants")
    Page<GrantResource> grants(String id, @Nullable @QueryValue String after, @Nullable @QueryValue Integer limit) {
        find(id);
        NavigableMap<String, Versioned<Grant>> byKey = new TreeMap<>();
        view.grantsOf(id).forEach((grantId, grant) -> byKey.put(GrantResource.idOf(grantId), grant));
        return Page.of(byKey, after, limit, entry -> GrantResource.of(entry.getValue()));
    }

    /** Removes a Subcloud with its grants, tokens and memberships. */
    @Delete("/{id}")
    Results remove(String id, @Nullable @Header("If-Match") String ifMatch)
            throws LogUnavailableException, InterruptedException {
        readiness.demand();
        return Results.of(desk.ask(
                        new Change.Remove(Kind.SUBCLOUD, id),
                        LocalPrincipal.REQUESTER.expecting(Preconditions.expected(ifMatch)))
                .applied());
    }

    private Versioned<Subcloud> find(String id) {
        readiness.demand();
        Versioned<Subcloud> found = view.subclouds().get(id);
        if (found == null) {
            throw missing();
        }
        return found;
    }

    private SubcloudResource resource(Versioned<Subcloud> subcloud) {
        return SubcloudResource.of(
                subcloud, view.grantsOf(subcloud.value().id()).values());
    }

    @Nullable
    private static MembershipResource membershipIn(String subcloudId, Versioned<NodeMemberships> judged) {
        return judged.value().memberships().stream()
                .filter(membership -> membership.subcloudId().equals(subcloudId))
                .map(membership -> MembershipResource.of(judged.value().nodeId(), membership))
                .findFirst()
                .orElse(null);
    }

    private static NotFoundException missing() {
        return new NotFoundException("there is no such Subcloud");
    }
}
