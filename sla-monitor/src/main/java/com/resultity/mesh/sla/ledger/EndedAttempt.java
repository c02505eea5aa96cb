package com.resultity.mesh.sla.ledger;

import java.util.Optional;

/**
 * An attempt that ended.
 *
 * @param nodeId the node that held it; empty where none did
 * @param subcloudId the Subcloud that it was for; empty for the global pool
 * @param end how it ended
 * @param latencyMilliseconds for a served attempt, the time from the decision's arrival at the gateway to the end; else 0
 */
public record EndedAttempt(
        Optional<String> nodeId, Optional<String> subcloudId, AttemptEnd end, long latencyMilliseconds) {}
