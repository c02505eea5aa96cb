package com.resultity.mesh.testkit.records;

import com.resultity.mesh.schemas.Zone;
import com.resultity.mesh.schemas.ZoneTable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds {@link ZoneTable} records: the zones NA, EU, SEA, ME, SA and OTHER, each on, with one cell and some countries. */
public final class ZoneTableBuilder {

    private final ZoneTable.Builder table =
            ZoneTable.newBuilder().setEffectiveFrom(0).setDefaultZone("OTHER");
    private final Map<String, Zone> zones = new TreeMap<>();

    ZoneTableBuilder() {
        zone("NA", List.of("CA", "US"), List.of("EU"));
        zone("EU", List.of("DE", "FR", "GB", "PL"), List.of("NA"));
        zone("SEA", List.of("ID", "SG", "VN"), List.of("OTHER"));
        zone("ME", List.of("AE", "SA"), List.of("EU"));
        zone("SA", List.of("AR", "BR"), List.of("NA"));
        zone("OTHER", List.of(), List.of("EU"));
    }

    /** Sets the moment from which on it holds, milliseconds since 1970-01-01T00:00:00Z. */
    public ZoneTableBuilder effectiveFrom(long time) {
        table.setEffectiveFrom(time);
        return this;
    }

    public ZoneTableBuilder defaultZone(String zone) {
        table.setDefaultZone(zone);
        return this;
    }

    /** Adds a zone that is on and has one cell, or replaces the one of that name. */
    public ZoneTableBuilder zone(String zone, List<String> countries, List<String> fallbacks) {
        zones.put(
                zone,
                Zone.newBuilder()
                        .setZone(zone)
                        .setEnabled(true)
                        .setCells(1)
                        .setCountries(countries)
                        .setFallbacks(fallbacks)
                        .build());
        return this;
    }

    /** Sets the number of cells of a zone that is there, 1 to 64. */
    public ZoneTableBuilder cells(String zone, int cells) {
        zones.put(zone, Zone.newBuilder(zones.get(zone)).setCells(cells).build());
        return this;
    }

    /** Turns a zone off that is there: its jobs are spread over all cells. */
    public ZoneTableBuilder off(String zone) {
        zones.put(zone, Zone.newBuilder(zones.get(zone)).setEnabled(false).build());
        return this;
    }

    /** Removes all zones, to begin from none. */
    public ZoneTableBuilder withoutZones() {
        zones.clear();
        return this;
    }

    public ZoneTable build() {
        return table.setZones(List.copyOf(zones.values())).build();
    }
}
