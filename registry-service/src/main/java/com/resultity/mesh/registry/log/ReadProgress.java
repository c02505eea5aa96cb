package com.resultity.mesh.registry.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.TopicPartition;

/** How far the log was read into the view, for those who wait until something is seen. */
final class ReadProgress {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private FeedState state = new FeedState.CatchingUp();
    private long demands = 1;

    /** Notes that everything before these offsets is seen. */
    void seen(Map<TopicPartition, Long> next) {
        update(() -> positions.putAll(next));
    }

    /** Demands that the log is read to what is its end from now on, before the view is believed again. */
    void demandEnd() {
        update(() -> {
            if (!(state instanceof FeedState.Ended)) {
                state = new FeedState.CatchingUp();
            }
            demands++;
        });
    }

    /** Number of the latest demand. */
    long demand() {
        lock.lock();
        try {
            return demands;
        } finally {
            lock.unlock();
        }
    }

    /** Meets a demand, unless a later one was made meanwhile. */
    void meet(long demand) {
        update(() -> {
            if (demand == demands) {
                state = new FeedState.Live();
            }
        });
    }

    void stall(String reason) {
        update(() -> state = new FeedState.Stalled(reason));
    }

    /** Ends it for good; of several reasons the first one stands. */
    void end(String reason) {
        update(() -> {
            if (!(state instanceof FeedState.Ended)) {
                state = new FeedState.Ended(reason);
            }
        });
    }

    FeedState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything before these offsets is seen and the view can be believed; false if it takes too long. */
    boolean await(Map<TopicPartition, Long> ends, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (!(state instanceof FeedState.Live) || !hasSeen(ends)) {
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

    private boolean hasSeen(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
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
