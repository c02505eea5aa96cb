package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.definition.Membership;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;

/**
 * Where a node stands with a Subcloud after a move or a vote.
 *
 * @param node id of the node
 * @param subcloud id of the Subcloud
 * @param state INVITED, REQUESTED, ACTIVE, SUSPENDED, LEFT or EXPELLED; null: the two have nothing to do with each other
 * @param reason for SUSPENDED the criteria that fail, and for null why that is so, in words; otherwise null
 * @param isolates whether an active membership takes the node out of the global pool
 * @param votes operators who voted for it; the votes of those with an active member count
 */
@Serdeable
public record MoveResource(
        String node,
        String subcloud,
        @Nullable String state,
        @Nullable String reason,
        boolean isolates,
        List<String> votes) {

    private static final String STRANGER =
            "neither side asks for the other, and the node does not join by itself: it may ask, or be invited";

    /**
     * @param membership where the node stands; empty: it has nothing to do with the Subcloud
     */
    static MoveResource of(String nodeId, String subcloudId, Optional<Membership> membership) {
        return membership
                .map(it -> new MoveResource(
                        nodeId,
                        subcloudId,
                        it.state().name(),
                        it.reason().orElse(null),
                        it.isolates(),
                        List.copyOf(it.consents().votes())))
                .orElseGet(() -> new MoveResource(nodeId, subcloudId, null, STRANGER, false, List.of()));
    }
}
