package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.NodeMemberships;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where nodes stand before they are judged, with what was moved in a draft. */
final class MovedMemberships {

    private final RegistryView view;
    private final Map<String, Map<String, Optional<Membership>>> moved = new HashMap<>();

    MovedMemberships(RegistryView view) {
        this.view = view;
    }

    /**
     * Moves a membership.
     *
     * @param membership where the node stands then; empty: nowhere
     */
    void move(String nodeId, String subcloudId, Optional<Membership> membership) {
        moved.computeIfAbsent(nodeId, it -> new TreeMap<>()).put(subcloudId, membership);
    }

    /** Ids of the nodes with a membership that was moved. */
    Set<String> nodeIds() {
        return moved.keySet();
    }

    /** Where a node stands, by Subcloud. */
    SortedMap<String, Membership> of(String nodeId) {
        SortedMap<String, Membership> present = new TreeMap<>();
        written(nodeId).forEach(it -> present.put(it.subcloudId(), it));
        moved.getOrDefault(nodeId, Map.of())
                .forEach((subcloudId, membership) -> membership.ifPresentOrElse(
                        it -> present.put(subcloudId, it), () -> present.remove(subcloudId)));
        return present;
    }

    /** Where a node stands with a Subcloud. */
    Optional<Membership> in(String nodeId, String subcloudId) {
        Optional<Membership> drafted = moved.getOrDefault(nodeId, Map.of()).get(subcloudId);
        return drafted == null ? view.membership(nodeId, subcloudId) : drafted;
    }

    /** The memberships of a node without what was moved, in the order of their Subclouds. */
    List<Membership> written(String nodeId) {
        Versioned<NodeMemberships> judged = view.memberships().get(nodeId);
        return judged == null ? List.of() : judged.value().memberships();
    }
}
