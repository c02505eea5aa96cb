package com.resultity.mesh.sla.usage;

/**
 * What a gateway says of the end of an attempt.
 *
 * @param attempt number of the attempt, from 1
 * @param cell the cell that it is sent to
 * @param nodeId the node that it names
 * @param gatewayId the gateway that says so
 * @param served whether the attempt was served
 * @param contextTokens tokens of the prompt that were processed, 0 or more
 * @param outputTokens tokens of the answer, 0 or more
 * @param milliseconds time from the decision's arrival at the gateway to the end, 0 or more
 * @param takenAt when the broker took it, milliseconds since 1970-01-01T00:00:00Z
 */
public record EndReport(
        int attempt,
        String cell,
        String nodeId,
        String gatewayId,
        boolean served,
        int contextTokens,
        int outputTokens,
        long milliseconds,
        long takenAt) {

    /** Whether both claim to tell the end of the same attempt; of these only the first that the broker took counts. */
    boolean repeats(EndReport other) {
        return attempt == other.attempt
                && cell.equals(other.cell)
                && nodeId.equals(other.nodeId)
                && gatewayId.equals(other.gatewayId);
    }
}
