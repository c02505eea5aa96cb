package com.resultity.mesh.testkit.records;

import com.resultity.mesh.schemas.NodeRelease;

/** Builds {@link NodeRelease} records: the cell of the defaults no longer holds the node of the defaults. */
public final class NodeReleaseBuilder {

    private final NodeRelease.Builder release = NodeRelease.newBuilder()
            .setNodeId(Records.NODE_ID)
            .setCell(Records.CELL)
            .setLocation(Records.NOW)
            .setReleasedAt(Records.NOW);

    NodeReleaseBuilder() {}

    public NodeReleaseBuilder node(String nodeId) {
        release.setNodeId(nodeId);
        return this;
    }

    public NodeReleaseBuilder cell(String cell) {
        release.setCell(cell);
        return this;
    }

    /** Sets the version of the location by which it moves. */
    public NodeReleaseBuilder location(long version) {
        release.setLocation(version);
        return this;
    }

    public NodeReleaseBuilder releasedAt(long time) {
        release.setReleasedAt(time);
        return this;
    }

    public NodeRelease build() {
        return release.build();
    }
}
