package com.resultity.mesh.router.decide.policy;

import com.resultity.mesh.router.decide.job.Job;
import java.util.List;
import java.util.Set;

/**
 * Where a Subcloud's jobs may look. What is empty demands nothing.
 *
 * @param mode how they treat their home zone
 * @param fallbackZones zones in the order in which they fall back to them; the others come after these
 * @param zones zones of its nodes
 * @param countries countries of its nodes
 */
public record GeoTerms(Mode mode, List<String> fallbackZones, Set<String> zones, List<String> countries) {

    public static final GeoTerms NONE = new GeoTerms(Mode.PREFER, List.of(), Set.of(), List.of());

    /** How jobs treat their home zone. */
    public enum Mode {
        /** Look there first, and leave it when it cannot serve them. */
        PREFER,
        /** Never leave it. */
        REQUIRE,
        /** One zone is as good as another. */
        ANY
    }

    public GeoTerms {
        fallbackZones = List.copyOf(fallbackZones);
        zones = Set.copyOf(zones);
        countries = List.copyOf(countries);
    }

    /** Whether a job may look in a zone. By the job's own zone and not by the rung: no ladder widens a policy. */
    public boolean allow(String zone, Job job) {
        boolean inReach = mode != Mode.REQUIRE || zone.equals(job.zone());
        return inReach && (zones.isEmpty() || zones.contains(zone));
    }
}
