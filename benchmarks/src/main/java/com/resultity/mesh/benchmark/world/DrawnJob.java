package com.resultity.mesh.benchmark.world;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A job.
 *
 * @param id its id
 * @param tenant its tenant
 * @param zone its zone label
 * @param demand what it asks of a node
 */
public record DrawnJob(String id, String tenant, String zone, Demand demand) {

    private static final int TIME_SHIFT = 16;
    private static final long VERSION_7 = 0x7000L;
    private static final long RANDOM_OF_HIGH_HALF = 0x0fffL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_OF_LOW_HALF = 0x3fff_ffff_ffff_ffffL;

    /**
     * What a job asks of a node.
     *
     * @param subcloud Subcloud; empty: the global pool
     * @param model model
     * @param countries countries that it must not leave; empty: any
     * @param minimumTrustLevel least trust level
     */
    public record Demand(
            Optional<String> subcloud, String model, Optional<List<String>> countries, int minimumTrustLevel) {

        public Demand {
            countries = countries.map(List::copyOf);
        }
    }

    /** The same job under another id, with a time in it. */
    public DrawnJob renewed(long time, long randomHigh, long randomLow) {
        return new DrawnJob(id(time, randomHigh, randomLow), tenant, zone, demand);
    }

    /** A UUID of version 7 (RFC 9562, 5.7). */
    static String id(long time, long randomHigh, long randomLow) {
        long high = (time << TIME_SHIFT) | VERSION_7 | (randomHigh & RANDOM_OF_HIGH_HALF);
        return new UUID(high, VARIANT | (randomLow & RANDOM_OF_LOW_HALF)).toString();
    }
}
