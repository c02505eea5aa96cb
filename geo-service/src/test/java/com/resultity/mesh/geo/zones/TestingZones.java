package com.resultity.mesh.geo.zones;

import java.util.List;

/** Zones for tests: EU with 3 cells, NA with 2, OTHER (the default) and SEA (off) with one each. */
public final class TestingZones {

    public static final Zones FOUR = new Zones(
            "OTHER",
            List.of(
                    new Zone("SEA", false, 1, List.of("SG"), List.of()),
                    new Zone("EU", true, 3, List.of("FR", "DE"), List.of("NA")),
                    new Zone("NA", true, 2, List.of("US"), List.of("SEA", "EU")),
                    new Zone("OTHER", true, 1, List.of(), List.of())));

    private TestingZones() {}

    /** The zones with the cells of EU changed. */
    public static Zones withCellsOfEu(int cells) {
        return new Zones(
                "OTHER",
                FOUR.all().stream()
                        .map(zone -> zone.name().equals("EU")
                                ? new Zone("EU", true, cells, zone.countries(), zone.fallbacks())
                                : zone)
                        .toList());
    }
}
