package com.resultity.mesh.geo;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import java.time.Duration;

/**
 * Settings of this service; their defaults stand in application.yml.
 *
 * @param zonesFile the file of zones: a path, or {@code classpath:} and the name of a resource
 * @param addressDatabase a database of countries in MMDB format, likewise; null or empty: addresses are not looked up
 * @param tableLead how long before it takes effect a table of zones is published, 1 second or more
 * @param oldestJob how far the time inside a job's id may lie before its arrival
 * @param furthestAhead how far it may lie after its arrival; at most half the lead
 */
@ConfigurationProperties("mesh.geo")
public record GeoSettings(
        String zonesFile,
        @Nullable String addressDatabase,
        Duration tableLead,
        Duration oldestJob,
        Duration furthestAhead) {

    private static final Duration LEAST_LEAD = Duration.ofSeconds(1);

    /**
     * @throws IllegalArgumentException if a setting is out of range
     */
    public GeoSettings {
        require(tableLead.compareTo(LEAST_LEAD) >= 0, "mesh.geo.table-lead must be " + LEAST_LEAD + " or more");
        require(oldestJob.toMillis() > 0, "mesh.geo.oldest-job must be more than nothing");
        require(
                !furthestAhead.isNegative() && furthestAhead.multipliedBy(2).compareTo(tableLead) <= 0,
                "mesh.geo.furthest-ahead must be at most half of mesh.geo.table-lead");
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
