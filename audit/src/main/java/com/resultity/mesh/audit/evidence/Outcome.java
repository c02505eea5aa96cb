package com.resultity.mesh.audit.evidence;

/**
 * How an attempt ended, as a gateway saw it.
 *
 * @param position where it lies
 * @param timestamp when it was sent, milliseconds since 1970-01-01T00:00:00Z
 * @param attempt the attempt, from 1
 * @param cell the cell that it is sent to
 * @param nodeId the node that it names
 * @param gatewayId the gateway that says so
 * @param served whether the attempt was served
 * @param figures what it says was served
 */
public record Outcome(
        Position position,
        long timestamp,
        int attempt,
        String cell,
        String nodeId,
        String gatewayId,
        boolean served,
        Figures figures) {

    /**
     * What an outcome says was served.
     *
     * @param contextTokens tokens of the prompt
     * @param outputTokens tokens of the answer
     * @param milliseconds time that it took
     */
    public record Figures(int contextTokens, int outputTokens, long milliseconds) {}

    /** Whether it speaks of this assignment: what is said of another attempt, node or cell, or by a stranger, counts not. */
    public boolean concerns(Decision decision) {
        return attempt == decision.attempt()
                && cell.equals(decision.cell())
                && nodeId.equals(decision.nodeId())
                && gatewayId.equals(decision.gatewayId());
    }
}
