package com.resultity.mesh.router.decide.nodes;

/**
 * What there is of a model in a pool.
 *
 * @param nodes nodes that are alive, in good standing, in the pool and have the model
 * @param freeSlots slots of theirs that are free
 */
public record PoolLoad(int nodes, int freeSlots) {

    private static final int FEW_NODES = 32;
    private static final int FEW_SLOTS = 256;

    /** A cell has a load for each of thousands of pools, and most of those are small. */
    private static final PoolLoad[] SMALL = new PoolLoad[FEW_NODES * FEW_SLOTS];

    static {
        for (int number = 0; number < SMALL.length; number++) {
            SMALL[number] = new PoolLoad(number / FEW_SLOTS, number % FEW_SLOTS);
        }
    }

    /** A load of so much, and the same object for all that ask for the same, if it is small. */
    public static PoolLoad of(int nodes, int freeSlots) {
        boolean small = nodes >= 0 && nodes < FEW_NODES && freeSlots >= 0 && freeSlots < FEW_SLOTS;
        return small ? SMALL[nodes * FEW_SLOTS + freeSlots] : new PoolLoad(nodes, freeSlots);
    }

    public PoolLoad plus(PoolLoad other) {
        return of(nodes + other.nodes, freeSlots + other.freeSlots);
    }
}
