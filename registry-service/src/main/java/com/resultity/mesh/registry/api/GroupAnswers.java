package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.authority.Action;
import com.resultity.mesh.registry.authority.Authority;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.definition.Group;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.log.LogUnavailableException;
import com.resultity.mesh.registry.request.RequestDesk;
import com.resultity.mesh.registry.state.RegistryView;
import jakarta.inject.Singleton;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What is answered for teams and for organisations alike. */
@Singleton
final class GroupAnswers {

    private final RegistryView view;
    private final RequestDesk desk;
    private final Readiness readiness;
    private final Gate gate;

    GroupAnswers(RegistryView view, RequestDesk desk, Readiness readiness, Gate gate) {
        this.view = view;
        this.desk = desk;
        this.readiness = readiness;
        this.gate = gate;
    }

    /** A page of those of one kind that who asks may see. */
    Page<GroupResource> list(Party.Kind kind, PageQuery page) {
        readiness.demand();
        Authority authority = gate.authority();
        NavigableMap<String, Versioned<Group>> seen = new TreeMap<>();
        view.groups().values().stream()
                .filter(group -> group.value().party().kind() == kind)
                .filter(group ->
                        authority.allows(Action.READ_GROUP, gate.ownership().of(group.value())))
                .forEach(group -> seen.put(group.value().party().id(), group));
        return Page.of(seen, page, entry -> GroupResource.of(entry.getValue()));
    }

    /** One of them. */
    Versioned<Group> find(Action action, Party party, String kind) {
        readiness.demand();
        return gate.demand(action, view.groups().get(party.toString()), gate.ownership()::of, kind);
    }

    /** Removes one of them. */
    Results remove(Party party) throws LogUnavailableException, InterruptedException {
        readiness.demand();
        return Results.of(desk.ask(new Change.Remove(Kind.of(party), party.toString()), gate.requester())
                .applied());
    }
}
