package com.resultity.mesh.registry.manners;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.TimeMeter;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;

/** Puts together how requests are taken. */
@Factory
final class MannersBeans {

    @Singleton
    RateLimits rateLimits(@Property(name = "mesh.limits.requests-a-minute") long requestsAMinute) {
        return new RateLimits(requestsAMinute, TimeMeter.SYSTEM_NANOTIME);
    }

    @Singleton
    AnsweredRequests answeredRequests() {
        return new AnsweredInMemory(Ticker.systemTicker());
    }
}
