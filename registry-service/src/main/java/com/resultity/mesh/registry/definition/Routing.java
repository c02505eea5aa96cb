package com.resultity.mesh.registry.definition;

import java.util.List;
import java.util.Optional;

/**
 * Where a Subcloud's jobs may go, and how many of them.
 *
 * @param mayLeaveHomeZone whether jobs may fall back to other zones than their own
 * @param geoMode how jobs treat their home zone
 * @param fallbackZones zones in the order in which jobs fall back to them; empty: in the order of the zone table
 * @param quota the most that all its jobs may use together
 */
public record Routing(boolean mayLeaveHomeZone, GeoMode geoMode, List<String> fallbackZones, Optional<Quota> quota) {

    /** Home zone first, then any other. */
    public static final Routing USUAL = new Routing(true, GeoMode.PREFER, List.of(), Optional.empty());

    public Routing {
        fallbackZones = List.copyOf(fallbackZones);
    }
}
