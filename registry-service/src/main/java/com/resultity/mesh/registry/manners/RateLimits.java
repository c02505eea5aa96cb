package com.resultity.mesh.registry.manners;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How often each may ask. A bucket that nobody took from for a minute is full, so that forgetting it changes nothing; of those
 * in use there are only so many.
 *
 * <p>Safe for use by several threads.
 */
public final class RateLimits {

    private static final Duration REFILL = Duration.ofMinutes(1);
    private static final int MOST_BUCKETS = 10_000;

    private final Cache<String, Bucket> buckets;
    private final long requestsAMinute;
    private final TimeMeter clock;

    /**
     * @param requestsAMinute how many requests each may send in a minute, also at once
     * @param clock what time passes by
     */
    RateLimits(long requestsAMinute, TimeMeter clock) {
        this.requestsAMinute = requestsAMinute;
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_BUCKETS)
                .expireAfterAccess(REFILL)
                .ticker(clock::currentTimeNanos)
                // Evicts on the caller's thread: memory is bounded at every moment, and no pool is started for it.
                .executor(Runnable::run)
                .build();
    }

    /**
     * Takes one request of somebody's.
     *
     * @throws TooManyRequestsException if there is none left
     */
    public void demand(String who) {
        ConsumptionProbe probe = buckets.get(who, it -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
            throw new TooManyRequestsException(seconds);
        }
    }

    /** How many are remembered. */
    long remembered() {
        return buckets.estimatedSize();
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(requestsAMinute).refillGreedy(requestsAMinute, REFILL))
                .withCustomTimePrecision(clock)
                .build();
    }
}
