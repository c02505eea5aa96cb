package com.resultity.mesh.router.decide.nodes;

/**
 * What there is of a model in a pool.
 *
 * @param nodes nodes that are alive, in good standing, in the pool and have the model
 * @param freeSlots slots of theirs that are free
 */
public record PoolLoad(int nodes, int freeSlots) {

    public PoolLoad plus(PoolLoad other) {
        return new PoolLoad(nodes + other.nodes, freeSlots + other.freeSlots);
    }
}
