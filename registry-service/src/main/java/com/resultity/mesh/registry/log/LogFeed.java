package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.registry.state.RegistryView;
import com.resultity.mesh.wire.SchemaRegistryUnavailableException;
import com.resultity.mesh.wire.ValueSerdes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the view up to date with the log, on a thread of its own, for as long as the service lives. */
public final class LogFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogFeed.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final String bootstrapServers;
    private final List<FactSource<?>> sources;
    private final DeadLetterOutbox outbox;
    private final RegistryView view;
    private final Consumer<Fact> listener;
    private final LongSupplier clock;
    private final ReadProgress progress = new ReadProgress();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "log-feed");

    /**
     * @param bootstrapServers where the broker is
     * @param serdes where schemas come from
     * @param view the view to keep
     * @param listener is told every fact after the view has it, on the feed's thread
     * @param clock time, milliseconds since 1970-01-01T00:00:00Z
     */
    public LogFeed(
            String bootstrapServers,
            ValueSerdes serdes,
            RegistryView view,
            Consumer<Fact> listener,
            LongSupplier clock) {
        this.bootstrapServers = bootstrapServers;
        // Made once, because they remember the schemas: the log can be read again while the schema registry is away.
        this.sources = FactSource.all(serdes);
        this.outbox = new DeadLetterOutbox(bootstrapServers, serdes);
        this.view = view;
        this.listener = listener;
        this.clock = clock;
    }

    /** Begins to read; at most once. */
    public void start() {
        thread.start();
    }

    /** Whether the view can be believed. */
    public FeedState state() {
        return progress.state();
    }

    /** Has the log read to its present end before the view is believed again. */
    public void catchUpAgain() {
        progress.demandEnd();
    }

    /**
     * Waits until the view can be believed and holds everything before the offsets given.
     *
     * @return false if it takes too long
     */
    public boolean awaitSeen(Map<TopicPartition, Long> ends, Duration patience) throws InterruptedException {
        return progress.await(ends, patience);
    }

    @Override
    public void close() {
        closing.countDown();
        // Ends whatever it waits for; a write that this leaves in doubt is settled at the next start.
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            readUntilClosed();
        } finally {
            // Whatever ended it, an error of the machine too: a view that nobody keeps must not be believed.
            progress.end("the log is not read any more");
        }
        // This thread ends here; while it counts as interrupted, closing would leave connections behind.
        Thread.interrupted();
        outbox.close();
    }

    private void readUntilClosed() {
        while (isOpen()) {
            try (LogReader opened = new LogReader(bootstrapServers, sources, outbox, clock)) {
                opened.begin();
                readOn(opened);
            } catch (InterruptException closed) {
                LOG.debug("interrupted to close");
            } catch (SupersededException superseded) {
                LOG.error("{}", superseded.getMessage());
                progress.end(superseded.getMessage());
                return;
            } catch (UnknownTopicOrPartitionException missing) {
                stall("a topic is missing; create the topics of the catalogue first", missing);
            } catch (SchemaRegistryUnavailableException | KafkaException unavailable) {
                stall(unavailable.getMessage(), unavailable);
            } catch (RuntimeException unexpected) {
                LOG.error("reading failed, and begins again", unexpected);
                stall("an unexpected failure, which the service's log tells", unexpected);
            }
        }
    }

    private void readOn(LogReader opened) {
        // From the beginning, also after an interruption: what was seen before must not pass for what is there now.
        progress.demandEnd();
        view.clear();
        long demand = 0;
        Map<TopicPartition, Long> ends = Map.of();
        while (isOpen()) {
            if (demand != progress.demand()) {
                demand = progress.demand();
                ends = opened.ends();
            }
            List<Fact> facts = opened.read(POLL);
            for (Fact fact : facts) {
                view.apply(fact);
                listener.accept(fact);
            }
            Map<TopicPartition, Long> positions = opened.positions();
            progress.seen(positions);
            boolean atEnd = ends.entrySet().stream().allMatch(end -> positions.get(end.getKey()) >= end.getValue());
            if (atEnd && !(progress.state() instanceof FeedState.Live)) {
                progress.meet(demand);
                LOG.info(
                        "caught up with the log: {} Subclouds, {} nodes",
                        view.subclouds().size(),
                        view.nodes().size());
            }
        }
    }

    private void stall(String reason, RuntimeException failure) {
        if (!(progress.state() instanceof FeedState.Stalled)) {
            LOG.warn("cannot read the log: {}", reason);
            LOG.debug("cannot read the log", failure);
        }
        progress.stall(reason);
        try {
            closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
    }
}
