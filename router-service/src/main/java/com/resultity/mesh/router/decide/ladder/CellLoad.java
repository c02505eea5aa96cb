package com.resultity.mesh.router.decide.ladder;

import com.resultity.mesh.router.decide.nodes.Inventory;
import com.resultity.mesh.router.decide.nodes.PoolLoad;
import com.resultity.mesh.router.decide.policy.QuotaUse;
import java.util.ArrayList;
import java.util.List;
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
        List<PoolLoad> pools,
        boolean complete,
        SortedMap<String, QuotaUse> quotas) {

    public static CellLoad of(Inventory inventory, int waiting, SortedMap<String, QuotaUse> quotas) {
        TreeSet<String> models = new TreeSet<>();
        inventory.models().forEach(models::add);
        List<PoolLoad> pools = inventory.pools().ordered();
        SummarySize size = new SummarySize();
        TreeMap<String, QuotaUse> roomForQuotas = new TreeMap<>();
        quotas.forEach((subject, use) -> size.take(subject.length(), () -> roomForQuotas.put(subject, use)));
        List<PoolLoad> roomForPools = new ArrayList<>();
        pools.forEach(pool ->
                size.take(pool.model().length() + pool.subcloudId().orElse("").length(), () -> roomForPools.add(pool)));
        List<String> roomForModels = new ArrayList<>();
        models.forEach(model -> size.take(model.length(), () -> roomForModels.add(model)));
        return new CellLoad(
                inventory.nodes(),
                inventory.slots(),
                inventory.busy(),
                waiting,
                List.copyOf(roomForModels),
                List.copyOf(roomForPools),
                roomForPools.size() == pools.size(),
                roomForQuotas);
    }

    /**
     * How much a summary may hold. Nodes may claim models as they please: what does not fit is left out, and never stops the
     * cell that would say it.
     */
    private static final class SummarySize {

        private static final int MOST_ENTRIES = 8192;
        private static final int MOST_CHARACTERS = 1 << 17;

        private int entries;
        private int characters;

        private void take(int length, Runnable entry) {
            if (entries < MOST_ENTRIES && characters + length <= MOST_CHARACTERS) {
                entries++;
                characters += length;
                entry.run();
            }
        }
    }
}
