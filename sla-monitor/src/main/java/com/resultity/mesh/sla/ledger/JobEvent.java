package com.resultity.mesh.sla.ledger;

import java.util.Optional;

/** Something that was said about an attempt at a job. Attempts are numbered from 1. */
public sealed interface JobEvent {

    /**
     * A decision, which makes every lower attempt void.
     *
     * @param attempt the attempt that it decides
     * @param subcloudId the Subcloud of the job; empty for the global pool
     * @param turnedAway whether the job ends here because all nodes were busy, which counts against the Subcloud; a
     *     refusal for any other reason is the affair of the caller or the owner
     * @param voided the attempt that it replaces, where that ended without an outcome
     */
    record Decided(int attempt, Optional<String> subcloudId, boolean turnedAway, Optional<Voided> voided)
            implements JobEvent {}

    /**
     * An outcome that a gateway reported.
     *
     * @param attempt the attempt that ended
     * @param nodeId the node that held it
     * @param subcloudId the Subcloud of the job; empty for the global pool
     * @param served whether it was served; else it failed
     * @param latencyMilliseconds time from the decision's arrival at the gateway to the end, 0 or more
     */
    record Reported(int attempt, String nodeId, Optional<String> subcloudId, boolean served, long latencyMilliseconds)
            implements JobEvent {}

    /**
     * An attempt that was taken from its node without an outcome.
     *
     * @param attempt its number
     * @param nodeId the node that held it
     * @param end {@link AttemptEnd#NODE_LOST} or {@link AttemptEnd#LEASE_ENDED}
     */
    record Voided(int attempt, String nodeId, AttemptEnd end) {}
}
