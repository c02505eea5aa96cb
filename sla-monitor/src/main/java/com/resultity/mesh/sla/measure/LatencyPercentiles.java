package com.resultity.mesh.sla.measure;

/**
 * Percentiles of a latency in milliseconds, each at most 1 % below the true one and never above it.
 *
 * @param p50 half of the attempts took at most this
 * @param p95 19 of 20 took at most this
 * @param p99 99 of 100 took at most this
 */
public record LatencyPercentiles(long p50, long p95, long p99) {}
