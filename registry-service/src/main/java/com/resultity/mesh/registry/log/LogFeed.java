package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.command.Reply;
import com.resultity.mesh.registry.state.FactFold;
import com.resultity.mesh.schemas.RegistryReply;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.RecordIntake;
import com.resultity.mesh.wire.SchemaRegistryUnavailableException;
import com.resultity.mesh.wire.ValueSerdes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the view and the like up to date with the log, on a thread of its own, for as long as the service lives. */
public final class LogFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogFeed.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final String bootstrapServers;
    private final Map<String, FactSource<?>> sources;
    private final RecordIntake<RegistryReply> replyIntake;
    private final List<FactFold> folds;
    private final Consumer<Reply> replies;
    private final LongSupplier clock;
    private final ReadProgress progress = new ReadProgress();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "log-feed");

    /**
     * @param bootstrapServers where the broker is
     * @param serdes where schemas come from
     * @param folds what is kept up to date
     * @param replies is told every reply of the registrar, on the feed's thread
     * @param clock time, milliseconds since 1970-01-01T00:00:00Z
     */
    public LogFeed(
            String bootstrapServers,
            ValueSerdes serdes,
            List<FactFold> folds,
            Consumer<Reply> replies,
            LongSupplier clock) {
        this.bootstrapServers = bootstrapServers;
        // Made once, because they remember the schemas: the log can be read again while the schema registry is away.
        this.sources = FactSource.all(serdes).stream()
                .collect(Collectors.toMap(source -> source.topic().name(), Function.identity()));
        this.replyIntake = new RecordIntake<>(
                com.resultity.mesh.topics.Consumer.REGISTRY_SERVICE.applicationId(),
                TopicCatalogue.REGISTRY_REPLIES,
                serdes,
                RecordDemands.ofReplies());
        this.folds = List.copyOf(folds);
        this.replies = replies;
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

    /**
     * Waits until the view can be believed and a condition holds, which is looked at whenever more was read.
     *
     * @return false if it takes too long
     */
    public boolean await(BooleanSupplier condition, Duration patience) throws InterruptedException {
        return progress.await(condition, patience);
    }

    @Override
    public void close() {
        closing.countDown();
        // Ends whatever it waits for.
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
    }

    private void readUntilClosed() {
        while (isOpen()) {
            try (LogReader opened = new LogReader(bootstrapServers, topics())) {
                opened.begin();
                readOn(opened);
            } catch (InterruptException closed) {
                LOG.debug("interrupted to close");
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

    private List<String> topics() {
        return Stream.concat(sources.keySet().stream(), Stream.of(TopicCatalogue.REGISTRY_REPLIES.name()))
                .toList();
    }

    private void readOn(LogReader opened) {
        // From the beginning, also after an interruption: what was seen before must not pass for what is there now.
        progress.begin();
        folds.forEach(FactFold::clear);
        Map<TopicPartition, Long> ends = opened.ends();
        while (isOpen()) {
            opened.read(POLL).forEach(this::take);
            progress.seen();
            if (!(progress.state() instanceof FeedState.Live) && opened.isAt(ends)) {
                progress.live();
                LOG.info("caught up with the log");
            }
        }
    }

    private void take(RawRecord raw) {
        long now = clock.getAsLong();
        if (!raw.topic().equals(TopicCatalogue.REGISTRY_REPLIES.name())) {
            sources.get(raw.topic()).take(raw, now).ifPresent(fact -> folds.forEach(fold -> fold.apply(fact)));
        } else if (replyIntake.take(raw, now) instanceof Intake.Accepted<RegistryReply> accepted) {
            replies.accept(ReplyTranslation.replyOf(accepted.value()));
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
