package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.log.LogUnavailableException;
import com.resultity.mesh.registry.log.SupersededException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges nodes again whenever something that their memberships rest on has changed, and all of them at start-up, which
 * repairs what happened while nobody judged. Runs on a thread of its own.
 */
public final class Rejudging implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rejudging.class);
    private static final Duration WAIT = Duration.ofMillis(500);

    private final RegistryWriter writer;
    private final PendingJudgements pending;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "rejudging");
    private volatile boolean judgedOnce;

    /**
     * @param writer who writes what is judged
     * @param pending what is to be judged
     */
    public Rejudging(RegistryWriter writer, PendingJudgements pending) {
        this.writer = writer;
        this.pending = pending;
    }

    /** Begins; at most once. */
    public void start() {
        thread.start();
    }

    /** Whether all nodes have been judged since the start, and go on being judged. */
    public boolean isUpToDate() {
        return judgedOnce && thread.isAlive();
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                judgeNext();
            }
        } catch (InterruptedException closed) {
            LOG.debug("interrupted to close");
        } catch (SupersededException superseded) {
            LOG.error("{}", superseded.getMessage());
        }
    }

    private void judgeNext() throws InterruptedException {
        PendingJudgements.Batch batch = pending.take(WAIT);
        if (batch.isEmpty()) {
            return;
        }
        try {
            writer.judge(batch);
            judgedOnce = true;
        } catch (LogUnavailableException unavailable) {
            LOG.warn("memberships could not be judged, and will be again: {}", unavailable.getMessage());
            judgeEverythingLater();
        } catch (SupersededException superseded) {
            throw superseded;
        } catch (RuntimeException unexpected) {
            LOG.error("memberships could not be judged, and will be again", unexpected);
            judgeEverythingLater();
        }
    }

    /** What a failed write leaves in doubt may be any of them. */
    private void judgeEverythingLater() throws InterruptedException {
        pending.addEverything();
        closing.await(WAIT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
