package com.resultity.mesh.router.decide.nodes;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/**
 * A model in a pool.
 *
 * @param subcloudId the Subcloud; empty: the global pool
 * @param model the model
 */
public record PoolModel(Optional<String> subcloudId, String model) {

    /** Weakly, so that it holds no more than somebody speaks of, whatever nodes make up. */
    private static final Map<PoolModel, WeakReference<PoolModel>> SHARED = new WeakHashMap<>();

    /**
     * An equal pool, and the same object for all cells of the process that speak of it: there are thousands, and each cell speaks
     * of most of them, as do all others that heard it.
     */
    public PoolModel shared() {
        synchronized (SHARED) {
            WeakReference<PoolModel> known = SHARED.get(this);
            PoolModel before = known == null ? null : known.get();
            if (before != null) {
                return before;
            }
            PoolModel first = new PoolModel(subcloudId.map(String::intern), model.intern());
            SHARED.put(first, new WeakReference<>(first));
            return first;
        }
    }
}
