package com.resultity.mesh.testkit.records;

import com.resultity.mesh.schemas.NodeHeartbeat;
import java.util.List;

/** Builds {@link NodeHeartbeat} records: the first one of a start, which offers 4 slots and one model. */
public final class HeartbeatBuilder {

    private final NodeHeartbeat.Builder heartbeat = NodeHeartbeat.newBuilder()
            .setNodeId(Records.NODE_ID)
            .setBootEpoch(Records.NOW)
            .setSequence(1)
            .setSentAt(Records.NOW)
            .setSlots(4)
            .setInFlight(0)
            .setQueued(0)
            .setModels(List.of("Qwen3-8B"));

    HeartbeatBuilder() {}

    public HeartbeatBuilder node(String nodeId) {
        heartbeat.setNodeId(nodeId);
        return this;
    }

    public HeartbeatBuilder bootEpoch(long bootEpoch) {
        heartbeat.setBootEpoch(bootEpoch);
        return this;
    }

    public HeartbeatBuilder sequence(long sequence) {
        heartbeat.setSequence(sequence);
        return this;
    }

    public HeartbeatBuilder sentAt(long time) {
        heartbeat.setSentAt(time);
        return this;
    }

    public HeartbeatBuilder slots(int slots) {
        heartbeat.setSlots(slots);
        return this;
    }

    public HeartbeatBuilder inFlight(int jobs) {
        heartbeat.setInFlight(jobs);
        return this;
    }

    public HeartbeatBuilder queued(int requests) {
        heartbeat.setQueued(requests);
        return this;
    }

    public HeartbeatBuilder models(String... models) {
        heartbeat.setModels(List.of(models));
        return this;
    }

    public NodeHeartbeat build() {
        return heartbeat.build();
    }
}
