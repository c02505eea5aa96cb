package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.Peers.PoolLoad;
import com.resultity.mesh.router.decide.Peers.PoolModel;
import com.resultity.mesh.router.decide.Peers.QuotaUse;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a cell can serve and how busy it is.
 *
 * @param nodes living nodes
 * @param slots slots that they offer
 * @param busySlots slots that are held or blocked
 * @param waiting jobs in the line
 * @param models models that at least one of them has, ordered
 * @param pools what there is of each model in each pool, ordered
 * @param complete whether {@code pools} leaves nothing out
 * @param quotas how much of each quota is used, ordered
 */
public record CellLoad(
        int nodes,
        int slots,
        int busySlots,
        int waiting,
        List<String> models,
        SortedMap<PoolModel, PoolLoad> pools,
        boolean complete,
        SortedMap<String, QuotaUse> quotas) {

    /** As many as fit well into a record that every cell keeps of every other. */
    private static final int MOST_POOLS = 4096;

    private static final Comparator<PoolModel> ORDER = Comparator.comparing(
                    (PoolModel pool) -> pool.subcloudId().orElse(""))
            .thenComparing(PoolModel::model);

    static CellLoad of(CellNodes nodes, int waiting, SortedMap<String, QuotaUse> quotas) {
        Tally tally = new Tally();
        nodes.forEachAlive(node -> tally.add(node, nodes.slots(node.id()).busy()));
        boolean complete = tally.pools.size() <= MOST_POOLS;
        TreeMap<PoolModel, PoolLoad> pools = new TreeMap<>(ORDER);
        if (complete) {
            pools.putAll(tally.pools);
        } else {
            tally.pools.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(ORDER))
                    .limit(MOST_POOLS)
                    .forEach(pool -> pools.put(pool.getKey(), pool.getValue()));
        }
        return new CellLoad(
                tally.nodes, tally.slots, tally.busy, waiting, List.copyOf(tally.models), pools, complete, quotas);
    }

    /** What the other cells keep of this. */
    public Peers.Summary summary() {
        return new Peers.Summary(pools, complete, quotas);
    }

    private static final class Tally {

        private final TreeSet<String> models = new TreeSet<>();
        private final Map<PoolModel, PoolLoad> pools = new HashMap<>();
        private int nodes;
        private int slots;
        private int busy;

        private void add(NodeFacts node, int busySlots) {
            nodes++;
            slots += node.slots();
            busy += busySlots;
            models.addAll(node.models());
            if (node.goodStanding()) {
                PoolLoad load = new PoolLoad(1, Math.max(0, node.offeredSlots() - busySlots));
                for (String model : node.models()) {
                    if (!node.isolated()) {
                        pools.merge(new PoolModel(Optional.empty(), model), load, PoolLoad::plus);
                    }
                    node.subclouds()
                            .forEach(subcloud ->
                                    pools.merge(new PoolModel(Optional.of(subcloud), model), load, PoolLoad::plus));
                }
            }
        }
    }
}
