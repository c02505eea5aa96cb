package com.resultity.mesh.registry.api;

import com.resultity.mesh.edge.UnavailableException;
import com.resultity.mesh.registry.RegistrarStream;
import com.resultity.mesh.registry.log.FeedState;
import com.resultity.mesh.registry.log.LogFeed;
import com.resultity.mesh.wire.StreamCondition;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;

/**
 * Ready when the view has caught up with the log, and the registrar runs in this instance or another one that this one could
 * take over from.
 */
@Singleton
@io.micronaut.management.health.indicator.annotation.Readiness
final class Readiness implements HealthIndicator {

    private static final String NAME = "registry-view";

    private final LogFeed feed;
    private final RegistrarStream registrar;

    Readiness(LogFeed feed, RegistrarStream registrar) {
        this.feed = feed;
        this.registrar = registrar;
    }

    /**
     * Does nothing if what is so now can be read.
     *
     * @throws UnavailableException otherwise
     */
    void demand() {
        obstacleToReading().ifPresent(reason -> {
            throw new UnavailableException(reason);
        });
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthResult result = obstacleToReading()
                .or(this::obstacleToWriting)
                .map(reason -> HealthResult.builder(NAME, HealthStatus.DOWN)
                        .details(Map.of("reason", reason))
                        .build())
                .orElseGet(() -> HealthResult.builder(NAME, HealthStatus.UP).build());
        return Publishers.just(result);
    }

    private Optional<String> obstacleToReading() {
        FeedState state = feed.state();
        if (state instanceof FeedState.Stalled stalled) {
            return Optional.of("the log cannot be read: " + stalled.reason());
        }
        if (state instanceof FeedState.Ended ended) {
            return Optional.of(ended.reason());
        }
        return state instanceof FeedState.Live ? Optional.empty() : Optional.of("the registry is reading its log");
    }

    private Optional<String> obstacleToWriting() {
        StreamCondition condition = registrar.condition();
        return condition.isReady() ? Optional.empty() : Optional.of("the registrar: " + condition.sentence());
    }
}
