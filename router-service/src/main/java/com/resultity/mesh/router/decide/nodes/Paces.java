package com.resultity.mesh.router.decide.nodes;

import java.util.TreeMap;

/** How fast the nodes of a cell are against each other, by the latencies that are observed at them. */
final class Paces {

    /** Pace of a node that is as fast as the mean, or of which that is not known. */
    static final int USUAL = 64;

    /** Nobody counts for more than so many times as fast or as slow as the mean: what is observed may be an accident. */
    private static final int FURTHEST = 8;

    private final TreeMap<Long, Integer> latencies = new TreeMap<>();
    private long sum;
    private int known;

    /** So many nodes more, or fewer, are here with a latency. */
    void count(long milliseconds, int nodes) {
        latencies.merge(milliseconds, nodes, (before, more) -> before + more == 0 ? null : before + more);
        sum += nodes * milliseconds;
        known += nodes;
    }

    /**
     * The pace of a node with a latency that was counted, in parts of {@link #USUAL}: from an eighth of it to eight times as
     * much.
     */
    int of(long latency) {
        long mean = sum / known;
        long pace = latency == 0 ? Long.MAX_VALUE : USUAL * mean / latency;
        return (int) Math.max(USUAL / FURTHEST, Math.min(USUAL * FURTHEST, pace));
    }

    /** No node of the cell is faster. */
    int fastest() {
        return known == 0 ? USUAL : of(latencies.firstKey());
    }
}
