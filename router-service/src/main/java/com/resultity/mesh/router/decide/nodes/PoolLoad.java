package com.resultity.mesh.router.decide.nodes;

import java.util.Optional;

/**
 * What there is of a model in a pool.
 *
 * @param subcloudId the Subcloud; empty: the global pool
 * @param model the model
 * @param nodes nodes that are alive, in good standing, in the pool and have the model
 * @param freeSlots slots of theirs that are free
 */
public record PoolLoad(Optional<String> subcloudId, String model, int nodes, int freeSlots) {}
