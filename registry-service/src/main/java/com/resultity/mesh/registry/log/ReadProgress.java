package com.resultity.mesh.registry.log;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** How far the log was read into the view, for those who wait until something is seen. */
final class ReadProgress {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private FeedState state = new FeedState.CatchingUp();

    /** Wakes those who wait, because more was seen. */
    void seen() {
        update(() -> {});
    }

    /** The log is read from its beginning; the view is not to be believed meanwhile. */
    void begin() {
        moveTo(new FeedState.CatchingUp());
    }

    /** The view can be believed. */
    void live() {
        moveTo(new FeedState.Live());
    }

    void stall(String reason) {
        moveTo(new FeedState.Stalled(reason));
    }

    /** Ends it for good; of several reasons the first one stands. */
    void end(String reason) {
        moveTo(new FeedState.Ended(reason));
    }

    FeedState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the view can be believed and a condition holds, which is looked at whenever more was seen. */
    boolean await(BooleanSupplier condition, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (!(state instanceof FeedState.Live) || !condition.getAsBoolean()) {
                if (left <= 0 || state instanceof FeedState.Ended) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void moveTo(FeedState next) {
        update(() -> {
            if (!(state instanceof FeedState.Ended)) {
                state = next;
            }
        });
    }

    private void update(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
