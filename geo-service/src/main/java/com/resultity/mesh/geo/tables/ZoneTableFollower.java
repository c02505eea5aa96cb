package com.resultity.mesh.geo.tables;

import com.resultity.mesh.geo.batch.KafkaClients;
import com.resultity.mesh.geo.batch.LogEnd;
import com.resultity.mesh.geo.batch.Outbox;
import com.resultity.mesh.geo.batch.Progress;
import com.resultity.mesh.geo.batch.RestartingThread;
import com.resultity.mesh.geo.zones.ZoneHistory;
import com.resultity.mesh.schemas.ZoneTable;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.RecordIntake;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all tables of zones from the beginning and goes on reading; between two looks it lets the file of zones be
 * published. Every instance follows every partition, so the group has no members: it only remembers how far records were
 * accounted for, so that a malformed one is set aside once and not at each start.
 */
public final class ZoneTableFollower implements RestartingThread.Work {

    private static final Logger LOG = LoggerFactory.getLogger(ZoneTableFollower.class);
    private static final List<TopicPartition> PARTITIONS = IntStream.range(0, TopicCatalogue.ZONE_TABLES.partitions())
            .mapToObj(partition -> new TopicPartition(TopicCatalogue.ZONE_TABLES.name(), partition))
            .toList();

    private final Groups groups;
    private final KafkaClients clients;
    private final KnownZones known;
    private final Duration lead;
    private final Clock clock;
    private final ZonePublisher publisher;

    /**
     * The names under which it reads.
     *
     * @param application application id, which dead letters name
     * @param group group that remembers its progress
     */
    public record Groups(String application, String group) {}

    /**
     * @param groups the names under which it reads
     * @param clients where consumers and producers come from
     * @param known what is told of the tables
     * @param file the file of zones
     * @param lead how long before it takes effect a table is published
     */
    public ZoneTableFollower(
            Groups groups, KafkaClients clients, KnownZones known, ZoneFileWatch file, Duration lead, Clock clock) {
        this.groups = groups;
        this.clients = clients;
        this.known = known;
        this.lead = lead;
        this.clock = clock;
        this.publisher = new ZonePublisher(file, lead, clock);
    }

    @Override
    public void run(BooleanSupplier goesOn) {
        try (Outbox outbox = clients.outbox(groups.group(), lead.dividedBy(2));
                Consumer<byte[], byte[]> consumer = clients.consumer(groups.group())) {
            consumer.assign(PARTITIONS);
            Reading reading = new Reading(consumer, outbox);
            consumer.seekToBeginning(PARTITIONS);
            while (goesOn.getAsBoolean()) {
                long now = clock.millis();
                if (reading.toEnd(goesOn)) {
                    known.learn(reading.history, now);
                    publisher.publishInto(reading.history, outbox);
                }
            }
        }
    }

    /** One life of the consumer. */
    private final class Reading {

        private final Consumer<byte[], byte[]> consumer;
        private final Outbox outbox;
        private final Progress progress;
        private final Map<TopicPartition, Long> accounted;
        private final RecordIntake<ZoneTable> intake = new RecordIntake<>(
                groups.application(), TopicCatalogue.ZONE_TABLES, clients.serdes(), ZoneTableRecords.check());
        private ZoneHistory history = ZoneHistory.EMPTY;

        Reading(Consumer<byte[], byte[]> consumer, Outbox outbox) {
            this.consumer = consumer;
            this.outbox = outbox;
            this.progress = new Progress(consumer, System::nanoTime);
            this.accounted = progress.take(PARTITIONS);
        }

        /** Reads at least to where the log ended when this was called, unless told to end before. */
        boolean toEnd(BooleanSupplier goesOn) {
            return LogEnd.readTo(consumer, PARTITIONS, goesOn, this::takeAll);
        }

        private void takeAll(ConsumerRecords<byte[], byte[]> records) {
            records.forEach(this::take);
            outbox.settle();
            progress.note(records.nextOffsets());
            progress.commit();
        }

        private void take(ConsumerRecord<byte[], byte[]> record) {
            Intake<ZoneTable> taken = intake.take(RawRecord.of(record), clock.millis());
            if (taken instanceof Intake.Rejected<ZoneTable> rejected) {
                setAside(record, rejected);
            } else if (taken instanceof Intake.Accepted<ZoneTable> accepted) {
                accept(accepted);
            }
        }

        private void setAside(ConsumerRecord<byte[], byte[]> record, Intake.Rejected<ZoneTable> rejected) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            if (record.offset() >= accounted.getOrDefault(partition, 0L)) {
                outbox.put(rejected);
            }
        }

        private void accept(Intake.Accepted<ZoneTable> accepted) {
            if (accepted.value() == null) {
                // Jobs were labelled under it, and the same jobs may come again.
                LOG.warn(
                        "a table of zones is history and stays: the deletion at {} is not followed",
                        accepted.raw().position());
                return;
            }
            history = history.with(ZoneTableRecords.fromRecord(accepted.value()));
        }
    }
}
