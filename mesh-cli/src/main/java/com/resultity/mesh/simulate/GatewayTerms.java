package com.resultity.mesh.simulate;

import java.time.Duration;

/**
 * What holds for every job of a gateway.
 *
 * @param seed of the run; stretches service times
 * @param patience how long a job may wait for a node
 * @param lease how long a node may hold it
 */
public record GatewayTerms(long seed, Duration patience, Duration lease) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LEASE = Duration.ofSeconds(120);

    /** Half a minute of patience and two minutes of lease. */
    public static GatewayTerms of(long seed) {
        return new GatewayTerms(seed, PATIENCE, LEASE);
    }

    long patienceMilliseconds() {
        return patience.toMillis();
    }

    long leaseMilliseconds() {
        return lease.toMillis();
    }
}
