package com.resultity.mesh.router;

import com.resultity.mesh.wire.StreamCondition;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;

/**
 * Ready only while this instance does what its group expects of it: decides jobs for the partitions that it has, each of
 * them restored; or, where it has none, knows enough of another instance's to go on from there at once. An instance that
 * stands by counts as ready, because whoever replaces instances one after the other must neither wait for one that gets no
 * partition nor stop the next before this one could take over.
 */
@Readiness
@Singleton
final class RouterReadiness extends AbstractHealthIndicator<String> {

    private final RouterStreams streams;

    RouterReadiness(RouterStreams streams) {
        this.streams = streams;
    }

    @Override
    protected String getName() {
        return "streams";
    }

    @Override
    protected String getHealthInformation() {
        StreamCondition place = streams.place().condition();
        StreamCondition fleet = streams.fleet().condition();
        healthStatus = place.isReady() && fleet.isReady() ? HealthStatus.UP : HealthStatus.DOWN;
        return "place: " + place.sentence() + "; fleet: " + fleet.sentence();
    }
}
