package com.resultity.mesh.router.decide.ladder;

import com.resultity.mesh.router.decide.nodes.PoolLoads;
import com.resultity.mesh.router.decide.policy.QuotaUse;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the cells said of themselves last. A little old whenever it is read: it says where to look first, never whether. */
public final class Peers {

    /** By name, so that sums do not depend on the order in which they came. */
    private final TreeMap<String, Summary> summaries = new TreeMap<>();

    /**
     * What a cell can serve.
     *
     * @param pools by pool and model
     * @param complete whether what is not in {@code pools} is not there
     * @param quotas how much of each quota is used there, by subject; neither this nor {@code pools} may be changed any more
     */
    public record Summary(PoolLoads pools, boolean complete, Map<String, QuotaUse> quotas) {

        public Summary {
            quotas = Collections.unmodifiableMap(quotas);
        }
    }

    public void put(String cell, Summary summary) {
        summaries.put(cell, summary);
    }

    public void remove(String cell) {
        summaries.remove(cell);
    }

    /** Slots that a cell promises for any of some models; 0 where nothing is known of it. */
    int freeSlots(String cell, Optional<String> subcloudId, List<String> models) {
        Summary summary = summaries.get(cell);
        return summary == null
                ? 0
                : models.stream()
                        .distinct()
                        .mapToInt(model -> summary.pools().freeSlots(subcloudId, model))
                        .sum();
    }

    /**
     * How much room a cell tells of for any of some models; none where it is not known. It tells of free slots and not of the
     * nodes that have one, but gives its jobs to the less loaded: so they are taken to lie on as many nodes as they can. A
     * node with several of the models counts with each.
     */
    Room room(String cell, Optional<String> subcloudId, List<String> models) {
        Summary summary = summaries.get(cell);
        if (summary == null) {
            return Room.NONE;
        }
        int free = 0;
        int nodes = 0;
        for (String model : models.size() < 2 ? models : new LinkedHashSet<>(models)) {
            int having = summary.pools().nodes(subcloudId, model);
            free += Math.min(having, summary.pools().freeSlots(subcloudId, model));
            nodes += having;
        }
        return new Room(free, nodes);
    }

    /** Whether a cell says that it has no node with any of some models, so that to look there may wait. */
    boolean lacks(String cell, Optional<String> subcloudId, List<String> models) {
        Summary summary = summaries.get(cell);
        return summary != null && summary.complete() && hasNone(summary, subcloudId, models);
    }

    /** Whether a cell may have nodes with one of some models, and had no room to say so. */
    boolean leavesOut(String cell, Optional<String> subcloudId, List<String> models) {
        Summary summary = summaries.get(cell);
        return summary != null && !summary.complete() && hasNone(summary, subcloudId, models);
    }

    private static boolean hasNone(Summary summary, Optional<String> subcloudId, List<String> models) {
        return models.stream().noneMatch(model -> summary.pools().has(subcloudId, model));
    }

    /** How much of a quota all cells but one use. */
    public QuotaUse useBeyond(String cell, String subject) {
        return summaries.entrySet().stream()
                .filter(other -> !other.getKey().equals(cell))
                .map(other -> other.getValue().quotas().getOrDefault(subject, QuotaUse.NONE))
                .reduce(QuotaUse.NONE, QuotaUse::plus);
    }
}
