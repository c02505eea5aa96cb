package com.resultity.mesh.testkit.records;

import com.resultity.mesh.schemas.NodeStanding;
import com.resultity.mesh.schemas.StandingLevel;

/** Builds {@link NodeStanding} records: a node in good standing. */
public final class StandingBuilder {

    private final NodeStanding.Builder standing = NodeStanding.newBuilder()
            .setNodeId(Records.NODE_ID)
            .setVersion(Records.NOW)
            .setLevel(StandingLevel.GOOD)
            .setReason("served all of its last jobs");

    StandingBuilder() {}

    public StandingBuilder node(String nodeId) {
        standing.setNodeId(nodeId);
        return this;
    }

    public StandingBuilder version(long version) {
        standing.setVersion(version);
        return this;
    }

    public StandingBuilder poor(String reason) {
        standing.setLevel(StandingLevel.POOR).setReason(reason);
        return this;
    }

    /** Sets the latency of its jobs, in milliseconds at p50; null where too little was seen. */
    public StandingBuilder latency(Long milliseconds) {
        standing.setLatencyMilliseconds(milliseconds);
        return this;
    }

    public NodeStanding build() {
        return standing.build();
    }
}
