package com.resultity.mesh.geo.zones;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All tables of zones that were ever published, immutable. */
public final class ZoneHistory {

    /** The history before the first table. */
    public static final ZoneHistory EMPTY = new ZoneHistory(new TreeMap<>());

    private final TreeMap<Long, TimedZones> byEffectiveFrom;

    private ZoneHistory(TreeMap<Long, TimedZones> byEffectiveFrom) {
        this.byEffectiveFrom = byEffectiveFrom;
    }

    /**
     * This history with one table more. Of two tables for the same moment the first one read counts, so that what was
     * labelled under it stays as it is.
     */
    public ZoneHistory with(TimedZones table) {
        TreeMap<Long, TimedZones> more = new TreeMap<>(byEffectiveFrom);
        more.putIfAbsent(table.effectiveFrom(), table);
        return new ZoneHistory(more);
    }

    /**
     * The table in force at a moment: the one that took effect last, or the very first for all time before it. Nothing
     * only where there is no table at all.
     *
     * @param moment milliseconds since 1970-01-01T00:00:00Z
     */
    public Optional<TimedZones> inForceAt(long moment) {
        Map.Entry<Long, TimedZones> entry = byEffectiveFrom.floorEntry(moment);
        return Optional.ofNullable(entry == null ? byEffectiveFrom.firstEntry() : entry)
                .map(Map.Entry::getValue);
    }

    /** The table that takes effect last, which may lie ahead; nothing where there is no table at all. */
    public Optional<TimedZones> latest() {
        return Optional.ofNullable(byEffectiveFrom.lastEntry()).map(Map.Entry::getValue);
    }

    /** How many tables there are. */
    public int size() {
        return byEffectiveFrom.size();
    }
}
