package com.resultity.mesh.router.decide;

/**
 * Limits of a cell.
 *
 * @param maximumAttempts attempts that a job gets before it is refused, at least 1
 * @param lineLimit jobs that may wait at once, at least 0
 * @param walkAgainMilliseconds how long a job waits before it looks elsewhere again, at least 1; doubles with each walk, up
 *     to 16 times
 * @param memoryMilliseconds how long a job is remembered, by the times inside the ids of later jobs; more than any request
 *     may be late
 * @param nodeMemoryMilliseconds how long a node is remembered after it has left, and its last job has ended; longer than any
 *     lease, and than anybody who counts the tenancies of its slots can look back, for they are counted from 1 again after it
 * @param affinityLimit sessions and prefix blocks that are kept to bring jobs to the node that has them, at least 0
 * @param overprovisioning by how much more of a zone is there than its jobs need, at least 1: as long as this times the
 *     share of its eligible nodes that have a free slot is 1 or more, all jobs stay; below that they overflow in proportion.
 *     1.4 as in Envoy's locality load balancing; with 1 a zone begins to overflow with its first full node
 * @param knownTenantsOnly whether jobs of tenants that no table knows are refused
 * @param knownModelsOnly whether jobs that name a model which the catalogue does not know are refused
 */
public record CellSettings(
        int maximumAttempts,
        int lineLimit,
        long walkAgainMilliseconds,
        long memoryMilliseconds,
        long nodeMemoryMilliseconds,
        int affinityLimit,
        double overprovisioning,
        boolean knownTenantsOnly,
        boolean knownModelsOnly) {

    private static final int MOST_DOUBLINGS = 4;
    private static final long NINE_DAYS = 777_600_000;

    /**
     * @throws IllegalArgumentException if a limit is out of range
     */
    public CellSettings {
        if (maximumAttempts < 1
                || lineLimit < 0
                || walkAgainMilliseconds < 1
                || memoryMilliseconds < 1
                || nodeMemoryMilliseconds < 1
                || affinityLimit < 0
                || !(overprovisioning >= 1)) {
            throw new IllegalArgumentException("a limit of a cell is out of range: attempts " + maximumAttempts
                    + ", line " + lineLimit + ", walk again " + walkAgainMilliseconds + " ms, memory "
                    + memoryMilliseconds + " ms, memory of nodes " + nodeMemoryMilliseconds + " ms, affinity "
                    + affinityLimit + ", overprovisioning " + overprovisioning);
        }
    }

    /**
     * Settings that suit a mesh whose gateways repeat a request for at most two minutes, and which leaves it to them to know
     * tenants and models.
     */
    public static CellSettings defaults() {
        return new CellSettings(5, 10_000, 1_000, 300_000, NINE_DAYS, 16_384, 1.4, false, false);
    }

    /** How long a job that has walked the ladder so many times waits before it looks elsewhere again, milliseconds. */
    public long walkAgainAfter(int walk) {
        return walkAgainMilliseconds << Math.min(walk, MOST_DOUBLINGS);
    }
}
