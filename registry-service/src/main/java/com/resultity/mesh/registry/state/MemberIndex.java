package com.resultity.mesh.registry.state;

import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.NodeMemberships;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which nodes have memberships of a kind in which Subcloud. One thread notes; any number of threads read. */
final class MemberIndex {

    private final Predicate<Membership> kind;
    private final Map<String, Set<String>> subcloudsByNode = new HashMap<>();
    private final Map<String, Set<String>> nodesBySubcloud = new ConcurrentHashMap<>();

    /**
     * @param kind which memberships count
     */
    MemberIndex(Predicate<Membership> kind) {
        this.kind = kind;
    }

    /** Notes the memberships of a node in place of those that it had. */
    void note(NodeMemberships memberships) {
        String nodeId = memberships.nodeId();
        Set<String> subclouds = memberships.memberships().stream()
                .filter(kind)
                .map(Membership::subcloudId)
                .collect(Collectors.toUnmodifiableSet());
        Set<String> before = subcloudsByNode.getOrDefault(nodeId, Set.of());
        if (before.equals(subclouds)) {
            return;
        }
        before.stream().filter(id -> !subclouds.contains(id)).forEach(id -> remove(id, nodeId));
        subclouds.forEach(id -> nodesBySubcloud
                .computeIfAbsent(id, added -> ConcurrentHashMap.newKeySet())
                .add(nodeId));
        if (subclouds.isEmpty()) {
            subcloudsByNode.remove(nodeId);
        } else {
            subcloudsByNode.put(nodeId, subclouds);
        }
    }

    /** Forgets a node. */
    void forget(String nodeId) {
        Set<String> before = subcloudsByNode.remove(nodeId);
        if (before != null) {
            before.forEach(id -> remove(id, nodeId));
        }
    }

    void clear() {
        subcloudsByNode.clear();
        nodesBySubcloud.clear();
    }

    /** Ids of the nodes that have such a membership in a Subcloud. */
    Set<String> of(String subcloudId) {
        return Collections.unmodifiableSet(nodesBySubcloud.getOrDefault(subcloudId, Set.of()));
    }

    private void remove(String subcloudId, String nodeId) {
        nodesBySubcloud.computeIfPresent(subcloudId, (id, nodes) -> {
            nodes.remove(nodeId);
            return nodes.isEmpty() ? null : nodes;
        });
    }
}
