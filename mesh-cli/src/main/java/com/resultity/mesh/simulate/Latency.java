package com.resultity.mesh.simulate;

import org.HdrHistogram.Histogram;

/**
 * How long something took, over many times, in ms.
 *
 * @param p50 the median
 * @param p95 95th percentile
 * @param p99 99th percentile
 * @param max the longest
 */
public record Latency(double p50, double p95, double p99, double max) {

    private static final double MICROSECONDS_PER_MILLISECOND = 1_000;

    static Latency ofMicroseconds(Histogram histogram) {
        return new Latency(
                histogram.getValueAtPercentile(50) / MICROSECONDS_PER_MILLISECOND,
                histogram.getValueAtPercentile(95) / MICROSECONDS_PER_MILLISECOND,
                histogram.getValueAtPercentile(99) / MICROSECONDS_PER_MILLISECOND,
                histogram.getMaxValue() / MICROSECONDS_PER_MILLISECOND);
    }

    static Latency ofMilliseconds(Histogram histogram) {
        return new Latency(
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(95),
                histogram.getValueAtPercentile(99),
                histogram.getMaxValue());
    }
}
