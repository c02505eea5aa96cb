package com.resultity.mesh.registry.manners;

import io.github.bucket4j.TimeMeter;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Puts together how requests are taken. */
@Factory
final class MannersBeans {

    /** What time passes by. */
    @Singleton
    @Requires(missingBeans = TimeMeter.class)
    TimeMeter clock() {
        return TimeMeter.SYSTEM_NANOTIME;
    }

    @Singleton
    RateLimits rateLimits(@Property(name = "mesh.limits.requests-a-minute") long requestsAMinute, TimeMeter clock) {
        return new RateLimits(requestsAMinute, clock);
    }

    @Singleton
    AnsweredRequests answeredRequests(TimeMeter clock) {
        return new AnsweredInMemory(clock::currentTimeNanos);
    }
}
