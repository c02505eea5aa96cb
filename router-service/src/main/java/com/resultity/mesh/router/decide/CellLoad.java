package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.Peers.PoolLoad;
import com.resultity.mesh.router.decide.Peers.PoolModel;
import com.resultity.mesh.router.decide.Peers.QuotaUse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

    static CellLoad of(Inventory inventory, int waiting, SortedMap<String, QuotaUse> quotas) {
        boolean complete = inventory.pools().size() <= MOST_POOLS;
        TreeMap<PoolModel, PoolLoad> pools = new TreeMap<>(ORDER);
        if (complete) {
            pools.putAll(inventory.pools());
        } else {
            inventory.pools().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(ORDER))
                    .limit(MOST_POOLS)
                    .forEach(pool -> pools.put(pool.getKey(), pool.getValue()));
        }
        TreeSet<String> models = new TreeSet<>();
        inventory.models().forEach(models::add);
        return new CellLoad(
                inventory.nodes(),
                inventory.slots(),
                inventory.busy(),
                waiting,
                List.copyOf(models),
                pools,
                complete,
                quotas);
    }

    /** What the other cells keep of this. */
    public Peers.Summary summary() {
        return new Peers.Summary(pools, complete, quotas);
    }
}
