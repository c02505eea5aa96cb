package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.change.Rejudging;
import com.resultity.mesh.registry.log.FeedState;
import com.resultity.mesh.registry.log.LogFeed;
import com.resultity.mesh.registry.log.LogWriter;
import com.resultity.mesh.registry.log.SupersededException;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;

/** Ready when the view has caught up with the log and every node was judged once. */
@Singleton
@io.micronaut.management.health.indicator.annotation.Readiness
final class Readiness implements HealthIndicator {

    private static final String NAME = "registry-view";

    private final LogFeed feed;
    private final LogWriter log;
    private final Rejudging rejudging;

    Readiness(LogFeed feed, LogWriter log, Rejudging rejudging) {
        this.feed = feed;
        this.log = log;
        this.rejudging = rejudging;
    }

    /**
     * Does nothing if it is ready.
     *
     * @throws NotReadyException otherwise
     */
    void demand() {
        obstacle().ifPresent(reason -> {
            throw new NotReadyException(reason);
        });
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthResult result = obstacle()
                .map(reason -> HealthResult.builder(NAME, HealthStatus.DOWN)
                        .details(Map.of("reason", reason))
                        .build())
                .orElseGet(() -> HealthResult.builder(NAME, HealthStatus.UP).build());
        return Publishers.just(result);
    }

    private Optional<String> obstacle() {
        if (log.isSuperseded()) {
            return Optional.of(SupersededException.MESSAGE);
        }
        FeedState state = feed.state();
        if (state instanceof FeedState.Stalled stalled) {
            return Optional.of("the log cannot be read: " + stalled.reason());
        }
        if (state instanceof FeedState.Ended ended) {
            return Optional.of(ended.reason());
        }
        return state instanceof FeedState.Live && rejudging.isUpToDate()
                ? Optional.empty()
                : Optional.of("the registry is reading its log");
    }
}
