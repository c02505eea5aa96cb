package com.resultity.mesh.testkit.records;

import com.resultity.mesh.schemas.Liveness;
import com.resultity.mesh.schemas.LocationEvidence;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.NodeVersions;
import com.resultity.mesh.schemas.StandingLevel;
import java.util.Arrays;
import java.util.List;

/** Builds {@link NodeState} records: an idle node with 4 slots in the cell EU-0, alive and in the global pool. */
public final class NodeStateBuilder {

    private final NodeState.Builder state = NodeState.newBuilder()
            .setCell(Records.CELL)
            .setLiveness(Liveness.ALIVE)
            .setBootEpoch(Records.NOW)
            .setSequence(1)
            .setSlots(4)
            .setInFlight(0)
            .setQueued(0)
            .setModels(List.of("Qwen3-8B"))
            .setOperatorId("op-a")
            .setZone("EU")
            .setCountry("DE")
            .setEvidence(LocationEvidence.DECLARED)
            .setGpuClass("H100-SXM")
            .setGpuMemoryMebibytes(81_920)
            .setTrustLevel(2)
            .setStanding(StandingLevel.GOOD)
            .setSubclouds(List.of())
            .setIsolated(false)
            .setVersions(new NodeVersions(1L, 1L, Records.NOW, 0L))
            .setChangedAt(Records.NOW);

    NodeStateBuilder() {
        node(Records.NODE_ID);
    }

    /** Sets the id, and an endpoint made from it. */
    public NodeStateBuilder node(String nodeId) {
        state.setNodeId(nodeId).setEndpoint("https://" + nodeId + ".example.net");
        return this;
    }

    public NodeStateBuilder endpoint(String endpoint) {
        state.setEndpoint(endpoint);
        return this;
    }

    /** Sets the zone, and its first cell. */
    public NodeStateBuilder zone(String zone) {
        state.setZone(zone).setCell(zone + "-0");
        return this;
    }

    public NodeStateBuilder cell(String cell) {
        state.setCell(cell);
        return this;
    }

    public NodeStateBuilder liveness(Liveness liveness) {
        state.setLiveness(liveness);
        return this;
    }

    public NodeStateBuilder bootEpoch(long bootEpoch) {
        state.setBootEpoch(bootEpoch);
        return this;
    }

    public NodeStateBuilder sequence(long sequence) {
        state.setSequence(sequence);
        return this;
    }

    public NodeStateBuilder slots(int slots) {
        state.setSlots(slots);
        return this;
    }

    public NodeStateBuilder inFlight(int jobs) {
        state.setInFlight(jobs);
        return this;
    }

    public NodeStateBuilder queued(int requests) {
        state.setQueued(requests);
        return this;
    }

    public NodeStateBuilder models(String... models) {
        state.setModels(Arrays.stream(models).sorted().toList());
        return this;
    }

    public NodeStateBuilder operator(String operatorId) {
        state.setOperatorId(operatorId);
        return this;
    }

    /** Sets the country, ISO 3166-1 alpha-2; leaves zone and cell as they are. */
    public NodeStateBuilder country(String country) {
        state.setCountry(country);
        return this;
    }

    public NodeStateBuilder evidence(LocationEvidence evidence) {
        state.setEvidence(evidence);
        return this;
    }

    public NodeStateBuilder gpu(String gpuClass, int memoryMebibytes) {
        state.setGpuClass(gpuClass).setGpuMemoryMebibytes(memoryMebibytes);
        return this;
    }

    public NodeStateBuilder trustLevel(int level) {
        state.setTrustLevel(level);
        return this;
    }

    /** Says that the mesh has verified its hardware. */
    public NodeStateBuilder verifiedHardware() {
        state.setVerifiedHardware(true);
        return this;
    }

    /** Sets the latency that is observed at it, in milliseconds at p50; null where too little was seen. */
    public NodeStateBuilder latency(Long milliseconds) {
        state.setLatencyMilliseconds(milliseconds);
        return this;
    }

    /** Lets it wait for its cell to release it to another one. */
    public NodeStateBuilder movingTo(String cell) {
        state.setMovingTo(cell);
        return this;
    }

    public NodeStateBuilder standing(StandingLevel standing) {
        state.setStanding(standing);
        return this;
    }

    /** Makes it an ACTIVE member of just these Subclouds. */
    public NodeStateBuilder inSubcloud(String... subcloudIds) {
        state.setSubclouds(Arrays.stream(subcloudIds).sorted().toList());
        return this;
    }

    /** Takes it out of the global pool. */
    public NodeStateBuilder isolated() {
        state.setIsolated(true);
        return this;
    }

    public NodeStateBuilder versions(long node, long memberships, long location, long standing) {
        state.setVersions(new NodeVersions(node, memberships, location, standing));
        return this;
    }

    public NodeStateBuilder changedAt(long time) {
        state.setChangedAt(time);
        return this;
    }

    public NodeState build() {
        return state.build();
    }
}
