package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.registry.definition.GeoMode;
import com.resultity.mesh.registry.definition.Routing;
import java.util.List;

/** The form of where a Subcloud's jobs may go. */
final class RoutingForm {

    static final List<String> FIELDS = List.of("mayLeaveHomeZone", "geo", "fallbackZones", "quota");

    private static final ScalarForm<GeoMode> GEO = TextForms.oneOf(GeoMode.values(), GeoMode::manifestName);
    private static final int MOST_ZONES = 64;

    private RoutingForm() {}

    static Routing read(Section section, Mistakes mistakes) {
        boolean mayLeave =
                section.optional("mayLeaveHomeZone", TextForms.SWITCH).orElse(Routing.USUAL.mayLeaveHomeZone());
        GeoMode geo = section.optional("geo", GEO).orElse(Routing.USUAL.geoMode());
        List<String> fallbackZones = section.orderedNames("fallbackZones", TextForms.ZONE, MOST_ZONES);
        refuseZonesWithoutEffect(mayLeave, geo, fallbackZones, mistakes);
        if (!mayLeave && geo == GeoMode.NONE) {
            mistakes.addTo(
                    "spec.routing.geo",
                    "takes every zone alike, where mayLeaveHomeZone: false allows one alone",
                    "write geo: require, or remove one of the two");
        }
        return new Routing(mayLeave, geo, fallbackZones, QuotaForm.read(section, "quota", mistakes));
    }

    private static void refuseZonesWithoutEffect(
            boolean mayLeave, GeoMode geo, List<String> fallbackZones, Mistakes mistakes) {
        if (fallbackZones.isEmpty() || (mayLeave && geo == GeoMode.PREFER)) {
            return;
        }
        String where = mayLeave ? "geo is " + geo.manifestName() : "mayLeaveHomeZone is false";
        mistakes.addTo(
                "spec.routing.fallbackZones",
                "has no effect where " + where,
                "remove it, or write geo: prefer and mayLeaveHomeZone: true");
    }
}
