package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.Membership.State;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which operators vote on who is let into a Subcloud: those that have an active member in it.
 *
 * @param nodesOf ids of an operator's nodes, by its id
 * @param memberships where a node stands with a Subcloud, by the ids of the two
 */
record Electorate(
        Function<String, Stream<String>> nodesOf, BiFunction<String, String, Optional<Membership>> memberships) {

    /** Whether an operator votes on who is let into a Subcloud. */
    boolean includes(String operatorId, String subcloudId) {
        return nodesOf.apply(operatorId).anyMatch(nodeId -> memberships
                .apply(nodeId, subcloudId)
                .filter(membership -> membership.state() == State.ACTIVE)
                .isPresent());
    }
}
