package com.resultity.mesh.registry.manners;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes when it is told to. */
final class TestingTime implements TimeMeter {

    private final AtomicLong nanoseconds = new AtomicLong();

    void pass(Duration time) {
        nanoseconds.addAndGet(time.toNanos());
    }

    @Override
    public long currentTimeNanos() {
        return nanoseconds.get();
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
