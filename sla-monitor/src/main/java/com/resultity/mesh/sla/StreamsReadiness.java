package com.resultity.mesh.sla;

import com.resultity.mesh.wire.StreamCondition;
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
        StreamCondition levels = streams.levels().condition();
        StreamCondition usage = streams.usage().condition();
        healthStatus = levels.isReady() && usage.isReady() ? HealthStatus.UP : HealthStatus.DOWN;
        return "levels: " + levels.sentence() + "; usage: " + usage.sentence();
    }
}
