package com.resultity.mesh.sla.usage;

/**
 * Usage in whole numbers; negative where it is taken back.
 *
 * @param jobs jobs that were served
 * @param contextTokens tokens of their prompts
 * @param outputTokens tokens of their answers
 * @param milliseconds time that they took
 * @param weightedUnits tokens of both, each job's times its reward multiplier: thousandths of a token
 */
public record Usage(long jobs, long contextTokens, long outputTokens, long milliseconds, long weightedUnits) {

    /** None. */
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

    /**
     * The usage of one job.
     *
     * @throws ArithmeticException if it is more than can be counted
     */
    static Usage ofJob(EndReport report, int rewardMultiplierThousandths) {
        long tokens = Math.addExact((long) report.contextTokens(), report.outputTokens());
        return new Usage(
                1,
                report.contextTokens(),
                report.outputTokens(),
                report.milliseconds(),
                Math.multiplyExact(tokens, rewardMultiplierThousandths));
    }

    /**
     * Both together.
     *
     * @throws ArithmeticException if a sum is more than can be counted: it is never wrong instead
     */
    public Usage plus(Usage other) {
        return new Usage(
                Math.addExact(jobs, other.jobs),
                Math.addExact(contextTokens, other.contextTokens),
                Math.addExact(outputTokens, other.outputTokens),
                Math.addExact(milliseconds, other.milliseconds),
                Math.addExact(weightedUnits, other.weightedUnits));
    }

    /** What takes this back. */
    public Usage negated() {
        return new Usage(-jobs, -contextTokens, -outputTokens, -milliseconds, -weightedUnits);
    }
}
