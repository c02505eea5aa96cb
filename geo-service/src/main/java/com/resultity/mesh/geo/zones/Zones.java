package com.resultity.mesh.geo.zones;

import static com.resultity.mesh.geo.zones.Zone.require;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** A whole table of zones: immutable, consistent in itself, ordered by name. */
public final class Zones {

    /** The most zones that a table may have; bounds the ladder that every job carries. */
    public static final int MOST_ZONES = 64;

    private final String defaultZone;
    private final TreeMap<String, Zone> byName;
    private final List<Zone> ordered;
    private final Map<String, String> byCountry;

    /**
     * @param defaultZone name of the zone that has every country which no zone lists
     * @param zones the zones, 1 to 64, in any order
     * @throws IllegalArgumentException if a name comes twice, a country is in two zones, a fallback is unknown, repeated or
     *     the zone itself, or the default zone is not among the zones
     */
    public Zones(String defaultZone, Collection<Zone> zones) {
        require(!zones.isEmpty() && zones.size() <= MOST_ZONES, "there must be 1 to " + MOST_ZONES + " zones");
        this.defaultZone = defaultZone;
        this.byName = new TreeMap<>();
        for (Zone zone : zones) {
            require(byName.put(zone.name(), zone) == null, "zone " + zone.name() + " comes twice");
        }
        require(byName.containsKey(defaultZone), "the default zone '" + defaultZone + "' is not one of the zones");
        this.ordered = List.copyOf(byName.values());
        ordered.forEach(this::requireFallbacks);
        this.byCountry = byCountry(ordered);
    }

    private void requireFallbacks(Zone zone) {
        HashSet<String> seen = new HashSet<>(List.of(zone.name()));
        for (String fallback : zone.fallbacks()) {
            require(
                    byName.containsKey(fallback),
                    "zone " + zone.name() + " falls back to the unknown '" + fallback + "'");
            require(seen.add(fallback), "zone " + zone.name() + " falls back to itself or twice to " + fallback);
        }
    }

    private static Map<String, String> byCountry(Collection<Zone> zones) {
        Map<String, String> byCountry = new HashMap<>();
        for (Zone zone : zones) {
            for (String country : zone.countries()) {
                require(byCountry.put(country, zone.name()) == null, "country " + country + " comes twice");
            }
        }
        return Map.copyOf(byCountry);
    }

    /** The zone of that name, or nothing. */
    public Optional<Zone> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The zone of a country; the default zone where none lists it. */
    public Zone of(String country) {
        return byName.get(byCountry.getOrDefault(country, defaultZone));
    }

    /** The zone of what no zone names. */
    public Zone defaultZone() {
        return byName.get(defaultZone);
    }

    /** All zones, ordered by name. */
    public List<Zone> all() {
        return ordered;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Zones zones && defaultZone.equals(zones.defaultZone) && ordered.equals(zones.ordered);
    }

    @Override
    public int hashCode() {
        return Objects.hash(defaultZone, ordered);
    }
}
