package com.resultity.mesh.simulate;

/**
 * What a gateway hands to the node that a decision names.
 *
 * @param jobId the job
 * @param attempt number of the attempt
 * @param bootEpoch the start of the node's server that the decision was made on, milliseconds since
 *     1970-01-01T00:00:00Z
 * @param model the model to run
 * @param contextTokens tokens of the prompt
 * @param outputTokens tokens of the answer
 * @param chance from 0 to 1, what stretches the service time a little
 */
record WorkOrder(
        String jobId, int attempt, long bootEpoch, String model, int contextTokens, int outputTokens, double chance) {

    /** What the node tells it apart by. */
    Key key() {
        return new Key(jobId, attempt);
    }

    /** One attempt of one job. */
    record Key(String jobId, int attempt) {}
}
