package com.resultity.mesh.simulate;

import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.schemas.NodeHeartbeat;
import java.util.ArrayList;
import java.util.List;

/** Keeps what would be written. */
final class TestingGatewayLink implements GatewayLink {

    final List<JobRequest> requests = new ArrayList<>();
    final List<JobOutcome> outcomes = new ArrayList<>();
    final List<NodeHeartbeat> heartbeats = new ArrayList<>();

    @Override
    public void send(JobRequest request) {
        requests.add(request);
    }

    @Override
    public void send(JobOutcome outcome) {
        outcomes.add(outcome);
    }

    @Override
    public void send(NodeHeartbeat heartbeat) {
        heartbeats.add(heartbeat);
    }
}
