package com.resultity.mesh.sla.usage.api;

import com.resultity.mesh.schemas.UsageLine;
import com.resultity.mesh.topics.TableKeys;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.RecordCheck;
import com.resultity.mesh.wire.RecordIntake;
import com.resultity.mesh.wire.ValueSerdes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the whole ledger, and goes on reading it, so that every instance can be asked. Not a global table of Kafka Streams:
 * that one keeps its application from starting while no broker answers, and does not try again. What is no line of the
 * ledger is left out: a stranger's record on this topic is the audit's to find.
 */
public final class LedgerFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerFeed.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long AGAIN_AFTER_SECONDS = 1;
    private static final long AGAIN_AT_LAST_AFTER_SECONDS = 60;
    private static final long CLOSE_PATIENCE_MILLISECONDS = 5_000;
    private static final String READER = "usage-interface";

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final RecordIntake<UsageLine> intake;
    private final KeptLedger ledger;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "usage-ledger-feed");

    /**
     * Makes it; nothing is read yet.
     *
     * @param bootstrapServers brokers, as HOST:PORT separated by commas
     * @param serdes where schemas come from
     * @param ledger what is told the lines
     */
    public LedgerFeed(String bootstrapServers, ValueSerdes serdes, KeptLedger ledger) {
        this(() -> consumer(bootstrapServers), serdes, ledger);
    }

    /**
     * @param consumers makes a consumer for each time that the ledger is read from its beginning
     */
    LedgerFeed(Supplier<Consumer<byte[], byte[]>> consumers, ValueSerdes serdes, KeptLedger ledger) {
        this.consumers = consumers;
        RecordCheck<UsageLine> check = RecordCheck.keyIs(TableKeys::of);
        this.intake = new RecordIntake<>(READER, TopicCatalogue.USAGE_LEDGER, serdes, check);
        this.ledger = ledger;
    }

    private static Consumer<byte[], byte[]> consumer(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                // Where the log was cut off, everything is read again: to go on at its end would leave lines out.
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Begins to read. */
    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        // Ends whatever it waits for: where no broker answers, that would take a minute.
        thread.interrupt();
        try {
            thread.join(CLOSE_PATIENCE_MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            long wait = AGAIN_AFTER_SECONDS;
            do {
                boolean wasWhole = readUntilItFails();
                // What fails again and again before it is whole must not have the whole ledger sent every second.
                wait = wasWhole ? AGAIN_AFTER_SECONDS : Math.min(2 * wait, AGAIN_AT_LAST_AFTER_SECONDS);
            } while (!closed.await(wait, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells whether it came to the end of the ledger before it failed. */
    private boolean readUntilItFails() {
        boolean wasWhole = false;
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            List<TopicPartition> partitions = consumer.partitionsFor(TopicCatalogue.USAGE_LEDGER.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            ledger.begin();
            while (closed.getCount() > 0) {
                wasWhole |= read(consumer, ends);
            }
        } catch (InterruptException closing) {
            LOG.debug("interrupted to close");
        } catch (RuntimeException failure) {
            // Whatever it is, of the broker, of the schema registry or unexpected: without this thread nothing is read
            // again.
            LOG.warn("the usage ledger cannot be read, and is tried again", failure);
        }
        return wasWhole;
    }

    /** Tells whether the ledger is whole after this. */
    private boolean read(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        consumer.poll(POLL).forEach(record -> take(RawRecord.of(record)));
        boolean whole = ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        if (whole) {
            ledger.isWhole();
        }
        return whole;
    }

    private void take(RawRecord raw) {
        if (intake.take(raw, raw.timestamp()) instanceof Intake.Accepted<UsageLine> accepted
                && accepted.value() != null) {
            ledger.tell(accepted.key(), accepted.value());
        }
    }
}
