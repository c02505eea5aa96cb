package com.resultity.mesh.router;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;

/** Ready only while jobs are decided: not while partitions are assigned or cells restored. */
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
        boolean running = streams.running();
        healthStatus = running ? HealthStatus.UP : HealthStatus.DOWN;
        return running ? "jobs are decided" : "partitions are being assigned or cells restored";
    }
}
