package com.resultity.mesh.testkit.records;

import com.resultity.mesh.schemas.Membership;
import com.resultity.mesh.schemas.MembershipState;
import com.resultity.mesh.schemas.NodeMemberships;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds {@link NodeMemberships} records: a node of the global pool that belongs to no Subcloud. */
public final class MembershipsBuilder {

    private final NodeMemberships.Builder record = NodeMemberships.newBuilder()
            .setNodeId(Records.NODE_ID)
            .setVersion(1)
            .setNodeVersion(1)
            .setUpdatedAt(Records.NOW);
    private final Map<String, Membership> memberships = new TreeMap<>();

    MembershipsBuilder() {}

    public MembershipsBuilder node(String nodeId) {
        record.setNodeId(nodeId);
        return this;
    }

    public MembershipsBuilder version(long version) {
        record.setVersion(version);
        return this;
    }

    public MembershipsBuilder nodeVersion(long version) {
        record.setNodeVersion(version);
        return this;
    }

    /** Adds ACTIVE memberships that leave the node in the global pool. */
    public MembershipsBuilder inSubcloud(String... subcloudIds) {
        for (String subcloudId : subcloudIds) {
            with(subcloudId, MembershipState.ACTIVE, false);
        }
        return this;
    }

    /** Adds an ACTIVE membership that takes the node out of the global pool. */
    public MembershipsBuilder isolatedBy(String subcloudId) {
        return with(subcloudId, MembershipState.ACTIVE, true);
    }

    /** Adds a membership, or replaces the one of the same Subcloud. */
    public MembershipsBuilder with(String subcloudId, MembershipState state, boolean isolates) {
        memberships.put(
                subcloudId,
                Membership.newBuilder()
                        .setSubcloudId(subcloudId)
                        .setState(state)
                        .setReason(state == MembershipState.SUSPENDED ? "a criterion fails" : null)
                        .setIsolates(isolates)
                        .build());
        return this;
    }

    public MembershipsBuilder updatedAt(long time) {
        record.setUpdatedAt(time);
        return this;
    }

    public NodeMemberships build() {
        return record.setMemberships(List.copyOf(memberships.values())).build();
    }
}
