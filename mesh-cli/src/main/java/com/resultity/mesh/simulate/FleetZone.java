package com.resultity.mesh.simulate;

import java.util.List;

/** The five zones that the simulated fleet stands in, with its countries there. */
enum FleetZone {
    EU(35, "DE FR NL SE FI IE PL ES IT GB CH"),
    NA(30, "US US US US CA"),
    SEA(15, "SG ID MY TH"),
    ME(10, "AE SA QA"),
    SA(10, "BR BR CL CO");

    private final int share;
    private final String countries;

    FleetZone(int share, String countries) {
        this.share = share;
        this.countries = countries;
    }

    /** Countries, ISO 3166-1 alpha-2; one that is named twice gets twice as many nodes. */
    List<String> countries() {
        return List.of(countries.split(" ", -1));
    }

    /**
     * The zone of the next node, so that every beginning of the fleet is spread by the shares.
     *
     * @param placed how many nodes each zone has already, by ordinal
     */
    static FleetZone furthestBehind(int[] placed) {
        FleetZone behind = EU;
        for (FleetZone zone : values()) {
            if ((placed[zone.ordinal()] + 1) * behind.share < (placed[behind.ordinal()] + 1) * zone.share) {
                behind = zone;
            }
        }
        return behind;
    }
}
