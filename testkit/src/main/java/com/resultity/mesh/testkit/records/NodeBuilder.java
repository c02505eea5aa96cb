package com.resultity.mesh.testkit.records;

import com.resultity.mesh.schemas.Node;
import java.util.List;

/** Builds {@link Node} records: one H100 with 4 slots in Germany, vetted, that joins what it may. */
public final class NodeBuilder {

    private final Node.Builder node = Node.newBuilder()
            .setVersion(1)
            .setOperatorId("op-a")
            .setCountry("DE")
            .setGpuClass("H100-SXM")
            .setGpuMemoryMebibytes(81_920)
            .setMaximumSlots(4)
            .setTrustLevel(2)
            .setAutoJoin(true)
            .setRequestedSubclouds(List.of())
            .setUpdatedAt(Records.NOW);

    NodeBuilder() {
        id(Records.NODE_ID);
    }

    /** Sets the id, and an endpoint made from it. */
    public NodeBuilder id(String nodeId) {
        node.setNodeId(nodeId).setEndpoint("https://" + nodeId + ".example.net");
        return this;
    }

    public NodeBuilder version(long version) {
        node.setVersion(version);
        return this;
    }

    public NodeBuilder operator(String operatorId) {
        node.setOperatorId(operatorId);
        return this;
    }

    public NodeBuilder endpoint(String endpoint) {
        node.setEndpoint(endpoint);
        return this;
    }

    /** Sets the declared country, ISO 3166-1 alpha-2. */
    public NodeBuilder country(String country) {
        node.setCountry(country);
        return this;
    }

    /** Sets the public IP address; null where the operator gives none, which is the default. */
    public NodeBuilder address(String address) {
        node.setAddress(address);
        return this;
    }

    public NodeBuilder gpu(String gpuClass, int memoryMebibytes) {
        node.setGpuClass(gpuClass).setGpuMemoryMebibytes(memoryMebibytes);
        return this;
    }

    public NodeBuilder maximumSlots(int slots) {
        node.setMaximumSlots(slots);
        return this;
    }

    public NodeBuilder trustLevel(int level) {
        node.setTrustLevel(level);
        return this;
    }

    /** Says that the mesh has verified its hardware. */
    public NodeBuilder verifiedHardware() {
        node.setVerifiedHardware(true);
        return this;
    }

    public NodeBuilder autoJoin(boolean autoJoin) {
        node.setAutoJoin(autoJoin);
        return this;
    }

    public NodeBuilder requesting(String... subcloudIds) {
        node.setRequestedSubclouds(List.of(subcloudIds));
        return this;
    }

    public NodeBuilder updatedAt(long time) {
        node.setUpdatedAt(time);
        return this;
    }

    public Node build() {
        return node.build();
    }
}
