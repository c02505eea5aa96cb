package com.resultity.mesh.audit.log;

import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.RawRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads every partition of every topic once, from its beginning to the end that it had when reading began. */
public final class LogReader {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final long PATIENCE_NANOSECONDS = Duration.ofSeconds(60).toNanos();

    /**
     * Effects before their causes: a partition's end is taken when its turn comes, and what caused a record was on the log
     * before it, so no effect is read without its cause.
     */
    private static final List<Topic<?>> EFFECTS_FIRST = Stream.concat(
                    Stream.of(
                            TopicCatalogue.DEAD_LETTERS,
                            TopicCatalogue.ROUTING_DECISIONS,
                            TopicCatalogue.HANDED_ON_JOBS,
                            TopicCatalogue.LOCATED_JOBS,
                            TopicCatalogue.NODE_STATES),
                    TopicCatalogue.all().stream())
            .distinct()
            .toList();

    private final String bootstrapServers;

    /** Is given what is read. */
    public interface Sink {

        /** A partition begins at this offset; what lay before is no longer kept. Called before any record of it. */
        void begins(Topic<?> topic, int partition, long offset);

        /** The next record of its partition. */
        void record(RawRecord raw);
    }

    private record Range(long beginning, long end) {}

    /**
     * @param bootstrapServers HOST:PORT of the broker, several separated by commas
     */
    public LogReader(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Reads the log, committed records alone.
     *
     * @param sink is given each record, in the order of its partition
     * @param progress is told how far it got
     * @throws LogUnreadableException if the broker does not answer, or a topic of the catalogue does not exist
     */
    public void read(Sink sink, ReadProgress progress) {
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Map<Topic<?>, List<TopicPartition>> partitions = partitions(consumer);
            // Before their ends are asked for: the client complains of answers about partitions that are not its own.
            consumer.assign(partitions.values().stream().flatMap(List::stream).toList());
            Map<TopicPartition, Range> ranges = ranges(consumer, partitions, sink);
            consumer.seekToBeginning(ranges.keySet());
            readAll(consumer, ranges, sink, progress);
        } catch (KafkaException failure) {
            throw new LogUnreadableException("the log at " + bootstrapServers + " cannot be read", failure);
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5_000);
    }

    private Map<Topic<?>, List<TopicPartition>> partitions(Consumer<byte[], byte[]> consumer) {
        Map<String, List<PartitionInfo>> known = consumer.listTopics(ANSWER);
        Map<Topic<?>, List<TopicPartition>> partitions = new LinkedHashMap<>();
        for (Topic<?> topic : EFFECTS_FIRST) {
            if (!known.containsKey(topic.name())) {
                throw new LogUnreadableException("topic " + topic.name() + " does not exist at " + bootstrapServers);
            }
            partitions.put(
                    topic,
                    known.get(topic.name()).stream()
                            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                            .toList());
        }
        return partitions;
    }

    private static Map<TopicPartition, Range> ranges(
            Consumer<byte[], byte[]> consumer, Map<Topic<?>, List<TopicPartition>> partitions, Sink sink) {
        Map<TopicPartition, Range> ranges = new HashMap<>();
        partitions.forEach((topic, ofTopic) -> {
            Map<TopicPartition, Long> ends = consumer.endOffsets(ofTopic, ANSWER);
            Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(ofTopic, ANSWER);
            for (TopicPartition partition : ofTopic) {
                ranges.put(partition, new Range(beginnings.get(partition), ends.get(partition)));
                sink.begins(topic, partition.partition(), beginnings.get(partition));
            }
        });
        return ranges;
    }

    private void readAll(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, Range> ranges, Sink sink, ReadProgress progress) {
        long total =
                ranges.values().stream().mapToLong(r -> r.end() - r.beginning()).sum();
        Map<TopicPartition, Range> open = new HashMap<>(ranges);
        pauseDone(consumer, open);
        long lastStep = System.nanoTime();
        long before = 0;
        while (!open.isEmpty()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                Range range = ranges.get(new TopicPartition(record.topic(), record.partition()));
                if (record.offset() < range.end()) {
                    sink.record(RawRecord.of(record));
                }
            }
            long read = total - pauseDone(consumer, open);
            progress.read(read, total);
            long time = System.nanoTime();
            lastStep = read > before ? time : lastStep;
            before = read;
            if (time - lastStep > PATIENCE_NANOSECONDS) {
                throw new LogUnreadableException("the log at " + bootstrapServers + " gave nothing more for "
                        + PATIENCE_NANOSECONDS / 1_000_000_000L + " s, with " + (total - read) + " offsets to go");
            }
        }
    }

    /** Leaves alone the partitions that are read to their end, and counts the offsets that the others have to go. */
    private static long pauseDone(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Range> open) {
        long left = 0;
        Collection<TopicPartition> done = new ArrayList<>();
        for (Map.Entry<TopicPartition, Range> partition : open.entrySet()) {
            long toGo = partition.getValue().end() - consumer.position(partition.getKey(), ANSWER);
            if (toGo <= 0) {
                done.add(partition.getKey());
            } else {
                left += toGo;
            }
        }
        consumer.pause(done);
        open.keySet().removeAll(done);
        return left;
    }
}
