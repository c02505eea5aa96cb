package com.resultity.mesh.router.explain;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;

/**
 * How a job was decided, and why.
 *
 * @param jobId id of the job
 * @param asOf the time that this is told for, ISO 8601 in UTC; null: now
 * @param attempts its attempts, in order
 * @param whyNot why a node that was asked for did not get it; null where none was asked for
 */
@Serdeable
public record JobExplanation(
        String jobId,
        @Nullable String asOf,
        List<Attempt> attempts,
        @Nullable WhyNot whyNot) {

    /**
     * One attempt.
     *
     * @param decision the decision with all its fields as they are on the log
     * @param records how many records say so, 1 or more: a request that was sent twice is answered twice
     * @param latencyMilliseconds from the request, or for a later attempt from the first one's, to the decision
     * @param marginPermille by how much less load the node had than the runner-up; null without one
     * @param outcomes what gateways said of the attempt
     * @param rebuilt the decision made once more from the log; null unless asked for
     */
    @Serdeable
    public record Attempt(
            Map<String, Object> decision,
            int records,
            long latencyMilliseconds,
            @Nullable Integer marginPermille,
            List<Map<String, Object>> outcomes,
            @Nullable RebuiltDecision rebuilt) {}

    /**
     * A decision made once more from the log.
     *
     * @param identical whether it is the one on the log, byte for byte
     * @param sentence what that means
     */
    @Serdeable
    public record RebuiltDecision(boolean identical, String sentence) {}

    /**
     * Why a node did not get the job.
     *
     * @param nodeId the node
     * @param attempt the attempt that this is told for
     * @param cell its cell at that moment
     * @param chosen whether it did get it
     * @param seen what the node's state is taken from
     * @param reasons everything that kept it from the job, in the order in which it is asked; empty only where it got it
     */
    @Serdeable
    public record WhyNot(
            String nodeId, int attempt, String cell, boolean chosen, String seen, List<Obstacle> reasons) {}

    /**
     * Something that kept a node from a job.
     *
     * @param stage ACCESS, LADDER, one of the stages of a decision, or CHOICE
     * @param sentence the reason in words
     */
    @Serdeable
    public record Obstacle(String stage, String sentence) {}
}
