package com.resultity.mesh.registry.authority;

import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.List;
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

    /** So many are always sorted out. */
    private static final int FEW = 1_000;

    /** To sort out more than one in so many costs more than to look at each of a page. */
    private static final int MANY = 8;

    /**
     * The nodes that somebody may see, and few others, by id: those of operators in whose name they act, and those that have to
     * do with a Subcloud of theirs.
     */
    public NavigableMap<String, Versioned<NodeDefinition>> of(Authority authority) {
        if (authority.principal().networkOperator()) {
            return view.nodes();
        }
        Set<Party> parties = authority.parties();
        Stream<Set<String>> run = parties.stream()
                .filter(party -> party.kind() == Party.Kind.OPERATOR)
                .map(operator -> view.nodesOf(operator.id()));
        Stream<Set<String>> members = view.subclouds().values().stream()
                .map(subcloud -> subcloud.value().definition())
                .filter(subcloud ->
                        Ownership.ownersOf(subcloud.owner()).stream().anyMatch(parties::contains))
                .map(subcloud -> view.membersOf(subcloud.id()));
        return among(Stream.concat(run, members).toList(), view.nodes());
    }

    /** What there is of all nodes that have to do with a Subcloud, by their ids. */
    public <T> NavigableMap<String, T> in(String subcloudId, NavigableMap<String, T> all) {
        return among(List.of(view.membersOf(subcloudId)), all);
    }

    /** Of one who has to do with many, a page is sooner found among all. */
    private static <T> NavigableMap<String, T> among(List<Set<String>> known, NavigableMap<String, T> all) {
        long ids = known.stream().mapToLong(Set::size).sum();
        if (ids > Math.max(FEW, all.size() / MANY)) {
            return all;
        }
        NavigableMap<String, T> found = new TreeMap<>();
        known.stream().flatMap(Set::stream).forEach(id -> {
            T present = all.get(id);
            if (present != null) {
                found.put(id, present);
            }
        });
        return found;
    }
}
