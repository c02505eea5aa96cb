package com.resultity.mesh.geo.tables;

import com.resultity.mesh.geo.zones.TimedZones;
import com.resultity.mesh.geo.zones.ZoneHistory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The tables of zones as far as this instance has read them, and up to which moment it may answer.
 *
 * <p>All instances must give a job the same home cell, so none may answer for a moment that a table it has not read might
 * govern. A table is on the log at least half its lead before it takes effect. One who has read the log to its end at a
 * moment therefore knows every table that takes effect up to half a lead later; of that a quarter is kept for clocks of
 * instances that differ. For a later moment the answer waits.
 *
 * <p>Safe for use by several threads.
 */
public final class KnownZones {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final long horizonMilliseconds;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition learnt = lock.newCondition();
    private volatile Knowledge knowledge = new Knowledge(ZoneHistory.EMPTY, Long.MIN_VALUE);

    private record Knowledge(ZoneHistory history, long readToEndAt) {}

    /**
     * @param lead how long before it takes effect a table is published, at least
     */
    public KnownZones(Duration lead) {
        this.horizonMilliseconds = lead.toMillis() / 4;
    }

    /**
     * Takes in what was read.
     *
     * @param history all tables
     * @param readToEndAt a moment at which there was no other table on the log, milliseconds since 1970-01-01T00:00:00Z
     */
    void learn(ZoneHistory history, long readToEndAt) {
        lock.lock();
        try {
            knowledge = new Knowledge(history, readToEndAt);
            learnt.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** All tables that were read. */
    public ZoneHistory history() {
        return knowledge.history();
    }

    /**
     * The table in force at a moment. Waits while that is not certain.
     *
     * @param moment milliseconds since 1970-01-01T00:00:00Z
     * @throws ZonesUnknownException if it is not certain after 10 seconds, or the thread is interrupted
     */
    public TimedZones inForceAt(long moment) {
        Knowledge now = knowledge;
        if (!covers(now, moment)) {
            now = await(moment);
        }
        return now.history().inForceAt(moment).orElseThrow(ZonesUnknownException::new);
    }

    private boolean covers(Knowledge now, long moment) {
        return now.history().size() > 0 && moment <= now.readToEndAt() + horizonMilliseconds;
    }

    private Knowledge await(long moment) {
        long left = PATIENCE.toNanos();
        lock.lock();
        try {
            while (!covers(knowledge, moment)) {
                if (left <= 0) {
                    throw new ZonesUnknownException();
                }
                left = learnt.awaitNanos(left);
            }
            return knowledge;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ZonesUnknownException();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there is a table at all.
     *
     * @param goesOn asked every tenth of a second; ends the waiting early
     * @return whether there is one
     */
    public boolean awaitFirst(BooleanSupplier goesOn) throws InterruptedException {
        lock.lock();
        try {
            while (knowledge.history().size() == 0 && goesOn.getAsBoolean()) {
                learnt.awaitNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
            return knowledge.history().size() > 0;
        } finally {
            lock.unlock();
        }
    }
}
