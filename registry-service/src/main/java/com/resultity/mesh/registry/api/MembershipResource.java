package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.definition.Membership;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * A node's membership of a Subcloud.
 *
 * @param node id of the node
 * @param subcloud id of the Subcloud
 * @param state INVITED, REQUESTED, ACTIVE or SUSPENDED
 * @param reason for SUSPENDED the criteria that fail, in words; otherwise null
 * @param isolates whether an active membership takes the node out of the global pool
 */
@Serdeable
public record MembershipResource(
        String node,
        String subcloud,
        Membership.State state,
        @Nullable String reason,
        boolean isolates) {

    static MembershipResource of(String nodeId, Membership membership) {
        return new MembershipResource(
                nodeId,
                membership.subcloudId(),
                membership.state(),
                membership.reason().orElse(null),
                membership.isolates());
    }
}
