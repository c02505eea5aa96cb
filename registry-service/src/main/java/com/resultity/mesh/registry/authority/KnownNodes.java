package com.resultity.mesh.registry.authority;

import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The nodes that somebody has to do with. Who sees few of many nodes is to cost no more than these: strangers may ask as often
 * as others.
 *
 * @param view what the registry knows
 */
public record KnownNodes(RegistryView view) {

    /**
     * The nodes that somebody may see, and few others, by id: those of operators in whose name they act, and those that have to
     * do with a Subcloud of theirs.
     */
    public NavigableMap<String, Versioned<NodeDefinition>> of(Authority authority) {
        if (authority.principal().networkOperator()) {
            return view.nodes();
        }
        Set<Party> parties = authority.parties();
        Stream<String> run = parties.stream()
                .filter(party -> party.kind() == Party.Kind.OPERATOR)
                .flatMap(operator -> view.nodesOf(operator.id()).stream());
        Stream<String> members = view.subclouds().values().stream()
                .map(subcloud -> subcloud.value().definition())
                .filter(subcloud ->
                        Ownership.ownersOf(subcloud.owner()).stream().anyMatch(parties::contains))
                .flatMap(subcloud -> view.membersOf(subcloud.id()).stream());
        return byId(Stream.concat(run, members), view.nodes());
    }

    /** What there is of all nodes that have to do with a Subcloud, by their ids. */
    public <T> NavigableMap<String, T> in(String subcloudId, NavigableMap<String, T> all) {
        return byId(view.membersOf(subcloudId).stream(), all);
    }

    private static <T> NavigableMap<String, T> byId(Stream<String> ids, NavigableMap<String, T> all) {
        NavigableMap<String, T> found = new TreeMap<>();
        ids.forEach(id -> {
            T present = all.get(id);
            if (present != null) {
                found.put(id, present);
            }
        });
        return found;
    }
}
