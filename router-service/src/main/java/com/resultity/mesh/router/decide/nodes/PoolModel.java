package com.resultity.mesh.router.decide.nodes;

import java.util.Optional;

/**
 * A model in a pool.
 *
 * @param subcloudId the Subcloud; empty: the global pool
 * @param model the model
 */
public record PoolModel(Optional<String> subcloudId, String model) {}
