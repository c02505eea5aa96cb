package com.resultity.mesh.audit.evidence;

/**
 * Usage.
 *
 * @param jobs jobs that were served
 * @param contextTokens tokens of their prompts
 * @param outputTokens tokens of their answers
 * @param milliseconds time that they took
 * @param weightedUnits tokens of both, each job's times its reward multiplier in thousandths
 */
public record UsageFigures(long jobs, long contextTokens, long outputTokens, long milliseconds, long weightedUnits) {

    /** None. */
    public static final UsageFigures NONE = new UsageFigures(0, 0, 0, 0, 0);

    /** With one more job. */
    public UsageFigures with(Outcome.Figures job, int rewardMultiplierThousandths) {
        long tokens = (long) job.contextTokens() + job.outputTokens();
        return new UsageFigures(
                jobs + 1,
                contextTokens + job.contextTokens(),
                outputTokens + job.outputTokens(),
                milliseconds + job.milliseconds(),
                weightedUnits + tokens * rewardMultiplierThousandths);
    }

    /** The figures in words. */
    @Override
    public String toString() {
        return "%d jobs, %d and %d tokens, %d ms, %d weighted units"
                .formatted(jobs, contextTokens, outputTokens, milliseconds, weightedUnits);
    }
}
