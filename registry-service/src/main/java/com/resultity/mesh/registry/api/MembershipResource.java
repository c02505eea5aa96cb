package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.definition.Membership;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A node's membership of a Subcloud.
 *
 * @param node id of the node
 * @param subcloud id of the Subcloud
 * @param state INVITED, REQUESTED, ACTIVE, SUSPENDED, LEFT or EXPELLED
 * @param reason for SUSPENDED the criteria that fail, in words; otherwise null
 * @param isolates whether an active membership takes the node out of the global pool
 * @param votes operators who voted for it; the votes of those with an active member count
 */
@Serdeable
public record MembershipResource(
        String node,
        String subcloud,
        Membership.State state,
        @Nullable String reason,
        boolean isolates,
        List<String> votes) {

    static MembershipResource of(String nodeId, Membership membership) {
        return new MembershipResource(
                nodeId,
                membership.subcloudId(),
                membership.state(),
                membership.reason().orElse(null),
                membership.isolates(),
                List.copyOf(membership.consents().votes()));
    }
}
