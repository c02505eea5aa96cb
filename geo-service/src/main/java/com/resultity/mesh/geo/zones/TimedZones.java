package com.resultity.mesh.geo.zones;

/**
 * A table of zones with the moment from which on it holds.
 *
 * @param effectiveFrom milliseconds since 1970-01-01T00:00:00Z, 0 or more
 * @param zones the table
 */
public record TimedZones(long effectiveFrom, Zones zones) {

    /**
     * @throws IllegalArgumentException if effectiveFrom is negative
     */
    public TimedZones {
        Zone.require(effectiveFrom >= 0, "effectiveFrom must not be negative");
    }
}
