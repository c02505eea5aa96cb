package com.resultity.mesh.registry.state;

import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.Participation;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which Subclouds may have to do with a node that has not asked for them: those that invite it, and those that nodes join
 * unasked; so that no node has to be judged for all that there are. One thread notes; any number of threads read.
 */
final class InvitationIndex {

    private final Map<String, SubcloudDefinition> noted = new HashMap<>();
    private final Set<String> joinedUnasked = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> byNode = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> byOperator = new ConcurrentHashMap<>();

    /** Notes a Subcloud in place of what it was. */
    void note(SubcloudDefinition subcloud) {
        forget(subcloud.id());
        noted.put(subcloud.id(), subcloud);
        if (subcloud.autoJoin() && subcloud.participation() == Participation.OPEN) {
            joinedUnasked.add(subcloud.id());
        }
        add(byNode, subcloud.invitedNodes(), subcloud.id());
        add(byOperator, subcloud.invitedOperators(), subcloud.id());
    }

    /** Forgets a Subcloud. */
    void forget(String subcloudId) {
        SubcloudDefinition before = noted.remove(subcloudId);
        if (before != null) {
            joinedUnasked.remove(subcloudId);
            remove(byNode, before.invitedNodes(), subcloudId);
            remove(byOperator, before.invitedOperators(), subcloudId);
        }
    }

    void clear() {
        noted.clear();
        joinedUnasked.clear();
        byNode.clear();
        byOperator.clear();
    }

    /** Ids of the Subclouds that may have to do with a node although it has not asked. */
    SortedSet<String> of(NodeDefinition node) {
        SortedSet<String> found = new TreeSet<>(byNode.getOrDefault(node.id(), Set.of()));
        found.addAll(byOperator.getOrDefault(node.operatorId(), Set.of()));
        if (node.autoJoin()) {
            found.addAll(joinedUnasked);
        }
        return found;
    }

    private static void add(Map<String, Set<String>> index, Set<String> invited, String subcloudId) {
        invited.forEach(id -> index.computeIfAbsent(id, added -> ConcurrentHashMap.newKeySet())
                .add(subcloudId));
    }

    private static void remove(Map<String, Set<String>> index, Set<String> invited, String subcloudId) {
        invited.forEach(id -> index.computeIfPresent(id, (key, subclouds) -> {
            subclouds.remove(subcloudId);
            return subclouds.isEmpty() ? null : subclouds;
        }));
    }
}
