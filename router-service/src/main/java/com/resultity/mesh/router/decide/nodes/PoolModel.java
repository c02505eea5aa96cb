package com.resultity.mesh.router.decide.nodes;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A model in a pool.
 *
 * @param subcloudId the Subcloud; empty: the global pool
 * @param model the model
 */
public record PoolModel(Optional<String> subcloudId, String model) {

    private static final int LONGEST_NAME = 64;

    /** Some 300 bytes each at the most. What a cell holds already is held on when these are forgotten. */
    private static final int MOST_KEPT = 1 << 15;

    private static final Map<PoolModel, PoolModel> KEPT = new ConcurrentHashMap<>();

    /**
     * An equal pool, and the same object for all cells of the process that speak of it: there are thousands, and each cell speaks
     * of most of them, as do all others that heard it. Nodes say what they please, so what is long is not shared, and not
     * everything is kept.
     */
    public PoolModel shared() {
        if (model.length() > LONGEST_NAME || subcloudId.orElse("").length() > LONGEST_NAME) {
            return this;
        }
        if (KEPT.size() >= MOST_KEPT) {
            KEPT.clear();
        }
        PoolModel before = KEPT.putIfAbsent(this, this);
        return before == null ? this : before;
    }

    /** How many are kept to be shared. */
    static int kept() {
        return KEPT.size();
    }
}
