package com.resultity.mesh.sla.usage;

import java.util.Optional;

/**
 * What a decision says of the attempt that it decides.
 *
 * @param attempt number of the attempt, from 1; every lower one is void
 * @param placement where the job was sent; empty where it was refused or expired
 * @param cell the cell that decided
 * @param gatewayId the gateway that asked, the only one whose word on the outcome counts
 * @param tenantId the tenant that sent the job
 * @param decidedAt when it was decided, milliseconds since 1970-01-01T00:00:00Z
 */
public record DecidedAttempt(
        int attempt, Optional<Placement> placement, String cell, String gatewayId, String tenantId, long decidedAt) {

    /** How long after its decision a job may end and still count: longer than the longest lease and the longest patience. */
    public static final long LATEST_END_MILLISECONDS = 2 * 60 * 60 * 1_000L;

    /**
     * Where a job was sent.
     *
     * @param nodeId the node
     * @param subcloudId the Subcloud; empty: the global pool
     * @param rewardMultiplierThousandths what its usage is multiplied by for rewards, in thousandths
     */
    public record Placement(String nodeId, Optional<String> subcloudId, int rewardMultiplierThousandths) {}

    /** Whether a report speaks of this attempt: one of another node or cell, or by a stranger, does not. */
    boolean isMeantBy(EndReport report) {
        return report.attempt() == attempt
                && report.cell().equals(cell)
                && report.gatewayId().equals(gatewayId)
                && placement
                        .filter(placed -> placed.nodeId().equals(report.nodeId()))
                        .isPresent();
    }

    /** Whether a report came in time. The broker's time counts, which no gateway can set. */
    boolean isInTime(EndReport report) {
        return report.takenAt() - decidedAt <= LATEST_END_MILLISECONDS;
    }
}
