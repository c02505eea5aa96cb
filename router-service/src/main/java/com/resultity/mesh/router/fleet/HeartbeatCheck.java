package com.resultity.mesh.router.fleet;

import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.schemas.NodeHeartbeat;
import com.resultity.mesh.wire.RecordCheck;
import java.util.Optional;

/** What fleet demands of a heartbeat: it comes from outside, so nothing in it is taken on trust. */
final class HeartbeatCheck implements RecordCheck<NodeHeartbeat> {

    static final HeartbeatCheck INSTANCE = new HeartbeatCheck();

    private static final long FURTHEST_AHEAD_MILLISECONDS = 120_000;
    private static final int MOST_SLOTS = 1024;
    private static final int MOST_MODELS = 256;
    private static final int LONGEST_MODEL = 128;

    private HeartbeatCheck() {}

    @Override
    public Optional<Fault> faultOf(String key, NodeHeartbeat heartbeat, long timestamp) {
        if (!key.equals(heartbeat.getNodeId())) {
            return Optional.of(new Fault(DeadLetterReason.KEY_MISMATCH, "the key is not the id that the value names"));
        }
        if (heartbeat.getSlots() < 0 || heartbeat.getSlots() > MOST_SLOTS) {
            return invalid("slots must be 0 to " + MOST_SLOTS);
        }
        if (heartbeat.getInFlight() < 0 || heartbeat.getQueued() < 0) {
            return invalid("inFlight and queued must not be negative");
        }
        if (heartbeat.getBootEpoch() < 0 || heartbeat.getSequence() < 1) {
            return invalid("bootEpoch must not be negative, and sequence counts from 1");
        }
        if (heartbeat.getBootEpoch() > timestamp + FURTHEST_AHEAD_MILLISECONDS) {
            return invalid("bootEpoch is in the future, and would make every later start of the node look older");
        }
        if (heartbeat.getModels().size() > MOST_MODELS) {
            return invalid("a node may have at most " + MOST_MODELS + " models");
        }
        boolean badModel =
                heartbeat.getModels().stream().anyMatch(model -> model.isBlank() || model.length() > LONGEST_MODEL);
        return badModel ? invalid("a model's name must have 1 to " + LONGEST_MODEL + " characters") : Optional.empty();
    }

    private static Optional<Fault> invalid(String detail) {
        return Optional.of(new Fault(DeadLetterReason.INVALID_FIELD, detail));
    }
}
