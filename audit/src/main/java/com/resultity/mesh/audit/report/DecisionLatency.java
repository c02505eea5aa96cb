package com.resultity.mesh.audit.report;

import java.util.Arrays;

/**
 * Time from the broker's taking a request to the decision of its first attempt, in milliseconds: percentiles by nearest
 * rank over all jobs; null where no job was decided.
 *
 * @param p50 50th percentile
 * @param p95 95th percentile
 * @param p99 99th percentile
 * @param max the most
 */
public record DecisionLatency(Long p50, Long p95, Long p99, Long max) {

    private static final int HUNDRED = 100;

    /** The percentiles of samples in any order. */
    public static DecisionLatency of(long[] milliseconds) {
        if (milliseconds.length == 0) {
            return new DecisionLatency(null, null, null, null);
        }
        long[] sorted = milliseconds.clone();
        Arrays.sort(sorted);
        return new DecisionLatency(rank(sorted, 50), rank(sorted, 95), rank(sorted, 99), rank(sorted, HUNDRED));
    }

    private static long rank(long[] sorted, int percent) {
        long rank = ((long) percent * sorted.length + HUNDRED - 1) / HUNDRED;
        return sorted[(int) rank - 1];
    }
}
