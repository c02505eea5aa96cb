package com.resultity.mesh.registry.state;

import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.Versioned;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which nodes each operator runs. One thread notes; any number of threads read. */
final class OperatorIndex {

    private final Map<String, Set<String>> nodesByOperator = new ConcurrentHashMap<>();

    /**
     * Notes a node in place of what it was.
     *
     * @param before what it was; null where it is new
     */
    void move(Versioned<NodeDefinition> before, NodeDefinition node) {
        if (before == null || !before.value().operatorId().equals(node.operatorId())) {
            forget(before);
            nodesByOperator
                    .computeIfAbsent(node.operatorId(), added -> ConcurrentHashMap.newKeySet())
                    .add(node.id());
        }
    }

    /**
     * Forgets a node.
     *
     * @param before what it was; null where there was none
     */
    void forget(Versioned<NodeDefinition> before) {
        if (before != null) {
            nodesByOperator.computeIfPresent(before.value().operatorId(), (operator, nodes) -> {
                nodes.remove(before.value().id());
                return nodes.isEmpty() ? null : nodes;
            });
        }
    }

    void clear() {
        nodesByOperator.clear();
    }

    /** Ids of the operators that run nodes. */
    Set<String> ids() {
        return Collections.unmodifiableSet(nodesByOperator.keySet());
    }

    /** Ids of an operator's nodes. */
    Set<String> of(String operatorId) {
        return Collections.unmodifiableSet(nodesByOperator.getOrDefault(operatorId, Set.of()));
    }
}
