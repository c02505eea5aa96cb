package com.resultity.mesh.geo.batch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does one thing for ever: when it fails, it says so and begins again after a second, with new clients and
 * from what is on the log. So there is one way back from every failure, and it is the one that a restart takes too.
 */
public final class RestartingThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RestartingThread.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(4);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    /** What is done until it is told to end. */
    @FunctionalInterface
    public interface Work {

        /**
         * Works until {@code goesOn} says no.
         *
         * @throws RuntimeException to be begun again
         */
        void run(BooleanSupplier goesOn) throws InterruptedException;
    }

    /**
     * @param name name of the thread
     * @param work what it does
     */
    public RestartingThread(String name, Work work) {
        this.thread = new Thread(() -> runUntilStopped(name, work), name);
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    /** Tells the work to come to its end, and does not wait for it. */
    public void stop() {
        stopping.countDown();
    }

    /** Tells the work to come to its end, waits for it, and interrupts it when that takes longer than 4 seconds. */
    @Override
    public void close() {
        stop();
        try {
            thread.join(PATIENCE_AT_END.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    private void runUntilStopped(String name, Work work) {
        try {
            do {
                try {
                    work.run(() -> stopping.getCount() > 0);
                } catch (RuntimeException failure) {
                    LOG.warn("{} failed: {}", name, FailureSummary.of(failure));
                }
            } while (!stopping.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            LOG.warn("{} was ended before it could finish; what it did not commit comes again", name);
        }
    }
}
