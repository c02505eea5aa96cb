package com.resultity.mesh.simulate;

import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.schemas.NodeHeartbeat;

/** What simulated gateways and nodes write to the mesh. */
interface GatewayLink {

    /** Sends a request for a job. */
    void send(JobRequest request);

    /** Reports how an attempt ended. */
    void send(JobOutcome outcome);

    /** Sends a node's heartbeat. */
    void send(NodeHeartbeat heartbeat);
}
