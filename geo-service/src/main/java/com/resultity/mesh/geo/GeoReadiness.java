package com.resultity.mesh.geo;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Up while the tables of zones are known and this instance has its share of jobs and nodes. */
@Singleton
@Readiness
final class GeoReadiness implements HealthIndicator {

    private final GeoLoops loops;

    GeoReadiness(GeoLoops loops) {
        this.loops = loops;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthStatus status = loops.ready() ? HealthStatus.UP : HealthStatus.DOWN;
        return Publishers.just(HealthResult.builder("geo", status).build());
    }
}
