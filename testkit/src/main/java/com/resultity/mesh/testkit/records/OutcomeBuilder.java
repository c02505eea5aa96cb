package com.resultity.mesh.testkit.records;

import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.OutcomeStatus;
import com.resultity.mesh.schemas.RoutingDecision;

/** Builds {@link JobOutcome} records: the first attempt of the job of the defaults, served in 800 ms. */
public final class OutcomeBuilder {

    private static final long LATENCY = 800;

    private final JobOutcome.Builder outcome = JobOutcome.newBuilder()
            .setJobId(Records.JOB_ID)
            .setAttempt(1)
            .setCell(Records.CELL)
            .setNodeId(Records.NODE_ID)
            .setGatewayId("gateway-1")
            .setTenantId("tenant-a")
            .setStatus(OutcomeStatus.SERVED)
            .setContextTokens(512)
            .setOutputTokens(128)
            .setLatencyMilliseconds(LATENCY)
            .setFinishedAt(Records.NOW + LATENCY);

    OutcomeBuilder() {}

    /** Takes over what the outcome repeats of an ASSIGNED decision, and ends it 800 ms after it. */
    public OutcomeBuilder of(RoutingDecision assignment) {
        outcome.setJobId(assignment.getJobId())
                .setAttempt(assignment.getAttempt())
                .setCell(assignment.getCell())
                .setNodeId(assignment.getAssignment().getNodeId())
                .setGatewayId(assignment.getGatewayId())
                .setTenantId(assignment.getTenantId())
                .setSubcloudId(assignment.getSubcloudId())
                .setFinishedAt(assignment.getDecidedAt() + LATENCY);
        return this;
    }

    public OutcomeBuilder job(String jobId) {
        outcome.setJobId(jobId);
        return this;
    }

    public OutcomeBuilder attempt(int attempt) {
        outcome.setAttempt(attempt);
        return this;
    }

    public OutcomeBuilder cell(String cell) {
        outcome.setCell(cell);
        return this;
    }

    public OutcomeBuilder node(String nodeId) {
        outcome.setNodeId(nodeId);
        return this;
    }

    public OutcomeBuilder subcloud(String subcloudId) {
        outcome.setSubcloudId(subcloudId);
        return this;
    }

    /** Makes it FAILED. */
    public OutcomeBuilder failed(String failure) {
        outcome.setStatus(OutcomeStatus.FAILED).setFailure(failure).setOutputTokens(0);
        return this;
    }

    public OutcomeBuilder gateway(String gatewayId) {
        outcome.setGatewayId(gatewayId);
        return this;
    }

    public OutcomeBuilder tokens(int contextTokens, int outputTokens) {
        outcome.setContextTokens(contextTokens).setOutputTokens(outputTokens);
        return this;
    }

    public OutcomeBuilder latency(long milliseconds) {
        outcome.setLatencyMilliseconds(milliseconds);
        return this;
    }

    public OutcomeBuilder finishedAt(long time) {
        outcome.setFinishedAt(time);
        return this;
    }

    public JobOutcome build() {
        return outcome.build();
    }
}
