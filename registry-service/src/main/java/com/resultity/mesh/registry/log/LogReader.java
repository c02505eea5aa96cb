package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.log.FactSource.Believed;
import com.resultity.mesh.registry.log.FactSource.SetAside;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.wire.RawRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads all partitions of the registry's topics from their beginning, as one reader without a group's rebalancing. The
 * offsets committed for the group tell others how far it is, and itself up to where dead letters were written.
 *
 * <p>Not safe for use by several threads.
 */
final class LogReader implements AutoCloseable {

    private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(5);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final DeadLetterOutbox outbox;
    private final Map<String, FactSource<?>> sources;
    private final LongSupplier clock;
    private List<TopicPartition> partitions = List.of();
    private Map<TopicPartition, OffsetAndMetadata> committed = Map.of();
    private long committedAt;

    /**
     * @param bootstrapServers where the broker is
     * @param sources the topics to read
     * @param outbox where dead letters go
     * @param clock time, milliseconds since 1970-01-01T00:00:00Z
     */
    LogReader(String bootstrapServers, List<FactSource<?>> sources, DeadLetterOutbox outbox, LongSupplier clock) {
        this.clock = clock;
        this.sources = sources.stream()
                .collect(Collectors.toMap(source -> source.topic().name(), Function.identity()));
        this.outbox = outbox;
        this.consumer = new KafkaConsumer<>(
                LogSettings.consumer(bootstrapServers, Consumer.REGISTRY_SERVICE.applicationId()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * Goes to the beginning of all partitions.
     *
     * @throws UnknownTopicOrPartitionException while a topic is not there
     */
    void begin() {
        outbox.settle();
        partitions = sources.keySet().stream()
                .sorted()
                .flatMap(topic -> partitionsOf(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        committed = committedOffsets();
    }

    /** The offset after the last record that is there now, for each partition. */
    Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions);
    }

    /** The offset of the next record to be read, for each partition. */
    Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (TopicPartition partition : partitions) {
            positions.put(partition, consumer.position(partition));
        }
        return positions;
    }

    /**
     * Reads what is there, waiting a while if nothing is. What cannot be believed is written to the dead-letter topic,
     * once in the life of the log. If it throws, {@link #begin()} must be next.
     *
     * @return the facts, in the order of the log
     */
    List<Fact> read(Duration wait) {
        List<Fact> facts = new ArrayList<>();
        List<SetAside> letters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
            FactSource.Taken taken = sources.get(record.topic()).take(RawRecord.of(record), clock.getAsLong());
            if (taken instanceof Believed believed) {
                facts.add(believed.fact());
            } else if (!isWritten(record)) {
                letters.add((SetAside) taken);
            }
        }
        if (!letters.isEmpty()) {
            Map<TopicPartition, OffsetAndMetadata> progress = progress();
            outbox.write(letters, progress, consumer.groupMetadata());
            committed = progress;
        } else if (clock.getAsLong() - committedAt >= COMMIT_INTERVAL.toMillis()) {
            commit();
        }
        return facts;
    }

    @Override
    public void close() {
        // Whoever interrupts wants it closed, and closing is quick; interrupted, it would leave connections behind.
        boolean interrupted = Thread.interrupted();
        consumer.close(CloseOptions.timeout(CLOSE_PATIENCE));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says how far it is, also when that is where it was: an offset that is never renewed is forgotten one day. */
    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> progress = progress();
        consumer.commitSync(progress);
        committed = progress;
        committedAt = clock.getAsLong();
    }

    /** How far it is; while it reads again what an earlier run read, not less than that. */
    private Map<TopicPartition, OffsetAndMetadata> progress() {
        Map<TopicPartition, OffsetAndMetadata> progress = new HashMap<>();
        positions().forEach((partition, position) -> {
            OffsetAndMetadata before = committed.get(partition);
            long reached = before == null ? position : Math.max(before.offset(), position);
            progress.put(partition, new OffsetAndMetadata(reached));
        });
        return progress;
    }

    private boolean isWritten(ConsumerRecord<byte[], byte[]> record) {
        OffsetAndMetadata before = committed.get(new TopicPartition(record.topic(), record.partition()));
        return before != null && record.offset() < before.offset();
    }

    private Map<TopicPartition, OffsetAndMetadata> committedOffsets() {
        Map<TopicPartition, OffsetAndMetadata> known = new HashMap<>();
        consumer.committed(Set.copyOf(partitions)).forEach((partition, offset) -> {
            if (offset != null) {
                known.put(partition, offset);
            }
        });
        return known;
    }

    private List<PartitionInfo> partitionsOf(String topic) {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            throw new UnknownTopicOrPartitionException("topic " + topic + " is not there");
        }
        return found;
    }
}
