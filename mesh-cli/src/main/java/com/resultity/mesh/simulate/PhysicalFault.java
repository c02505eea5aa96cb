package com.resultity.mesh.simulate;

/**
 * Something that a node was asked and that its hardware cannot do: a check of the mesh that does not rest on its log.
 *
 * @param kind what it was asked
 * @param nodeId the node
 * @param jobId the job that it was asked for
 * @param attempt number of the attempt
 */
public record PhysicalFault(Kind kind, String nodeId, String jobId, int attempt) {

    /** Kinds of faults. */
    public enum Kind {
        /** To hold one job more than it has slots. */
        OVERRUN,
        /** To run a model that it has not loaded. */
        MODEL_NOT_LOADED
    }
}
