package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.definition.Routing;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** Where the jobs of a Subcloud may go, and how many of them, in the form of manifests. */
@Serdeable
public record RoutingSection(
        boolean mayLeaveHomeZone,
        String geo,
        List<String> fallbackZones,
        @Nullable QuotaSection quota) {

    static RoutingSection of(Routing routing) {
        return new RoutingSection(
                routing.mayLeaveHomeZone(),
                routing.geoMode().manifestName(),
                routing.fallbackZones(),
                QuotaSection.of(routing.quota()));
    }
}
