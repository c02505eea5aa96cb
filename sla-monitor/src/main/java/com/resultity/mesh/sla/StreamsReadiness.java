package com.resultity.mesh.sla;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;

/** Ready only while records are processed: not while partitions are assigned or stores restored. */
@Readiness
@Singleton
final class StreamsReadiness extends AbstractHealthIndicator<String> {

    private final SlaStreams streams;

    StreamsReadiness(SlaStreams streams) {
        this.streams = streams;
    }

    @Override
    protected String getName() {
        return "streams";
    }

    @Override
    protected String getHealthInformation() {
        healthStatus = streams.isRunning() ? HealthStatus.UP : HealthStatus.DOWN;
        return streams.isRunning() ? "records are processed" : "partitions are being assigned or state restored";
    }
}
