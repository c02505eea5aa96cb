package com.resultity.mesh.router.decide;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The jobs that wait in a cell. Kept by demand, because where one job finds nothing, none of its demand does: so a slot that
 * comes free costs as many looks as there are demands, however long the line is.
 */
final class Line {

    private final Map<Demand, TreeMap<Long, String>> byDemand = new HashMap<>();
    private int size;

    /** Adds a job at a place of its own. */
    void add(long place, Job job) {
        byDemand.computeIfAbsent(Demand.of(job), unknown -> new TreeMap<>()).put(place, job.id());
        size++;
    }

    void remove(long place, Job job) {
        TreeMap<Long, String> alike = byDemand.get(Demand.of(job));
        alike.remove(place);
        size--;
        if (alike.isEmpty()) {
            byDemand.remove(Demand.of(job));
        }
    }

    int size() {
        return size;
    }

    /**
     * Goes along the line, lowest place first, and leaves out what cannot be served.
     *
     * @param serve is given a job, which it may take out of the line; false if no job of that demand can be served now
     */
    void goAlong(Predicate<String> serve) {
        TreeMap<Long, TreeMap<Long, String>> heads = new TreeMap<>();
        byDemand.values().forEach(alike -> heads.put(alike.firstKey(), alike));
        while (!heads.isEmpty()) {
            Map.Entry<Long, TreeMap<Long, String>> head = heads.pollFirstEntry();
            TreeMap<Long, String> alike = head.getValue();
            if (serve.test(alike.get(head.getKey()))) {
                Long next = alike.higherKey(head.getKey());
                if (next != null) {
                    heads.put(next, alike);
                }
            }
        }
    }
}
