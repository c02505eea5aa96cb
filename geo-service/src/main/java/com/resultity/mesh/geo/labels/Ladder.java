package com.resultity.mesh.geo.labels;

import com.resultity.mesh.geo.zones.StableHash;
import com.resultity.mesh.geo.zones.Zone;
import com.resultity.mesh.geo.zones.Zones;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The order in which a job looks at cells. The first one is its home cell. A pure function of the table, the home zone, the
 * preference and the job's hash, so that a job that arrives twice looks in the same order. Inside a zone the job's hash
 * says where the round begins, which spreads jobs, and those of one session together, over its cells.
 */
public final class Ladder {

    private final Zones zones;
    private final long hash;
    private final List<RankedCell> cells = new ArrayList<>();
    private final Set<String> climbed = new HashSet<>();

    private Ladder(Zones zones, long hash) {
        this.zones = zones;
        this.hash = hash;
    }

    /**
     * The cells in order, at least one.
     *
     * @param zones the table in force
     * @param home the job's zone
     * @param preference how the job treats it
     * @param fallbacks names of the zones that the job falls back to, nearest first, where it prefers its own; empty: those
     *     of the table
     * @param hash hash of the job or of its session, 0 or more
     */
    public static List<RankedCell> of(
            Zones zones, Zone home, ZonePreference preference, List<String> fallbacks, long hash) {
        Ladder ladder = new Ladder(zones, hash);
        return switch (preference) {
            case NONE -> ladder.anywhere();
            case REQUIRE -> ladder.climb(home, LadderRung.HOME_ZONE).cells;
            case PREFER -> ladder.preferring(home, fallbacks);
        };
    }

    private List<RankedCell> anywhere() {
        zones.all().forEach(zone -> append(zone, LadderRung.ANYWHERE, 0));
        Collections.rotate(cells, -StableHash.choose(hash, cells.size()));
        return cells;
    }

    private List<RankedCell> preferring(Zone home, List<String> fallbacks) {
        climb(home, LadderRung.HOME_ZONE);
        (fallbacks.isEmpty() ? home.fallbacks() : fallbacks).forEach(name -> climb(name, LadderRung.FALLBACK_ZONE));
        // A job with an order of its own comes to the table's fallbacks only after it, and before the rest.
        home.fallbacks().forEach(name -> climb(name, LadderRung.ANYWHERE));
        zones.all().forEach(zone -> climb(zone, LadderRung.ANYWHERE));
        return cells;
    }

    private void climb(String zone, LadderRung rung) {
        climb(zones.named(zone).orElseThrow(), rung);
    }

    private Ladder climb(Zone zone, LadderRung rung) {
        if (climbed.add(zone.name())) {
            append(zone, rung, StableHash.choose(hash, zone.cells()));
        }
        return this;
    }

    private void append(Zone zone, LadderRung rung, int first) {
        for (int step = 0; step < zone.cells(); step++) {
            cells.add(new RankedCell(zone.cell((first + step) % zone.cells()), zone.name(), rung));
        }
    }
}
