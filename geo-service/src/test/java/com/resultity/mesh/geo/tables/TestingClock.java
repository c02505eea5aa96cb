package com.resultity.mesh.geo.tables;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved. */
final class TestingClock extends Clock {

    private long now;

    TestingClock(long now) {
        this.now = now;
    }

    void advance(long milliseconds) {
        now += milliseconds;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(now);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
