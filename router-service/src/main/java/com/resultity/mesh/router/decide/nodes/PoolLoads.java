package com.resultity.mesh.router.decide.nodes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What there is of each model in each pool of a cell. */
public final class PoolLoads {

    /** Stands for the global pool among ids of Subclouds, which the registry never makes empty; the first in their order. */
    private static final String GLOBAL = "";

    private final Map<String, ModelLoads> byPool = new HashMap<>();

    /**
     * Loads as they were told, those of the same pool and model together, and without those that no node has. Not to be changed
     * any more.
     */
    public static PoolLoads of(List<PoolLoad> loads) {
        PoolLoads pools = new PoolLoads();
        loads.forEach(
                load -> pools.add(load.subcloudId().orElse(GLOBAL), load.model(), load.nodes(), load.freeSlots()));
        return pools;
    }

    /** So many nodes more of the global pool have the model, with so many free slots; fewer, if negative. */
    void addToGlobal(String model, int nodes, int freeSlots) {
        add(GLOBAL, model, nodes, freeSlots);
    }

    /** So many nodes more of a Subcloud have the model, with so many free slots; fewer, if negative. */
    void addToSubcloud(String subcloudId, String model, int nodes, int freeSlots) {
        add(subcloudId, model, nodes, freeSlots);
    }

    private void add(String pool, String model, int nodes, int freeSlots) {
        ModelLoads models = byPool.get(pool);
        if (models == null) {
            models = new ModelLoads();
            // Each cell of the process speaks of most Subclouds, and heard the others speak of them.
            byPool.put(pool.intern(), models);
        }
        models.add(model, nodes, freeSlots);
        if (models.isEmpty()) {
            byPool.remove(pool);
        }
    }

    /**
     * Whether any node of a pool has a model.
     *
     * @param subcloudId the Subcloud; empty: the global pool
     */
    public boolean has(Optional<String> subcloudId, String model) {
        ModelLoads models = byPool.get(subcloudId.orElse(GLOBAL));
        return models != null && models.has(model);
    }

    /**
     * Nodes of a pool that have a model.
     *
     * @param subcloudId the Subcloud; empty: the global pool
     */
    public int nodes(Optional<String> subcloudId, String model) {
        ModelLoads models = byPool.get(subcloudId.orElse(GLOBAL));
        return models == null ? 0 : models.nodes(model);
    }

    /**
     * Free slots of the nodes of a pool that have a model; 0 where none has it.
     *
     * @param subcloudId the Subcloud; empty: the global pool
     */
    public int freeSlots(Optional<String> subcloudId, String model) {
        ModelLoads models = byPool.get(subcloudId.orElse(GLOBAL));
        return models == null ? 0 : models.freeSlots(model);
    }

    /** All of it as it is now: the global pool first, then by Subcloud, and by model in each. */
    public List<PoolLoad> ordered() {
        List<PoolLoad> ordered = new ArrayList<>();
        for (String pool : new TreeSet<>(byPool.keySet())) {
            Optional<String> subcloudId = pool.equals(GLOBAL) ? Optional.empty() : Optional.of(pool);
            byPool.get(pool)
                    .forEach((model, nodes, freeSlots) ->
                            ordered.add(new PoolLoad(subcloudId, model, nodes, freeSlots)));
        }
        return ordered;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PoolLoads that && byPool.equals(that.byPool);
    }

    @Override
    public int hashCode() {
        return byPool.hashCode();
    }
}
