package com.resultity.mesh.readback;

import com.resultity.mesh.launch.MeshException;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.wire.Intake;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.RecordIntake;
import com.resultity.mesh.wire.ValueSerdes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Reads topics from their first record to the last one that is committed at that moment. Records that cannot be
 * believed are left out: those who work on the topic set them aside too.
 *
 * <p>Not safe for use by several threads.
 */
public final class TopicReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String READER = "mesh";

    private final String bootstrapServers;
    private final ValueSerdes serdes;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** Connects to a broker, as {@code host:port}, when something is first read. */
    public TopicReader(String bootstrapServers, ValueSerdes serdes) {
        this.bootstrapServers = bootstrapServers;
        this.serdes = serdes;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(PATIENCE.toMillis()),
                        // A fetch timer of the default length would outlive the patience above.
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(PATIENCE.toMillis())),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * Returns the names of all topics that the broker has.
     *
     * @throws MeshException if the broker does not answer
     */
    public Set<String> topics() {
        try {
            return Set.copyOf(consumer.listTopics().keySet());
        } catch (KafkaException e) {
            throw silent(e);
        }
    }

    /**
     * Returns the newest value of each key, ordered by key; keys whose newest record is a tombstone are left out.
     *
     * @throws MeshException if the broker does not answer
     */
    public <V extends SpecificRecord> SortedMap<String, V> latest(Topic<V> topic) {
        RecordIntake<V> intake = intake(topic);
        SortedMap<String, V> latest = new TreeMap<>();
        read(partitions(topic), record -> believed(intake, record).ifPresent(accepted -> {
            if (accepted.value() == null) {
                latest.remove(accepted.key());
            } else {
                latest.put(accepted.key(), accepted.value());
            }
        }));
        return Collections.unmodifiableSortedMap(latest);
    }

    /**
     * Returns all values of one key that are still on the log, the oldest first.
     *
     * @throws MeshException if the broker does not answer
     */
    public <V extends SpecificRecord> List<V> ofKey(Topic<V> topic, String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        // The place that every producer with default settings gives to a key.
        int partition = Utils.toPositive(Utils.murmur2(bytes)) % topic.partitions();
        RecordIntake<V> intake = intake(topic);
        List<V> values = new ArrayList<>();
        read(List.of(new TopicPartition(topic.name(), partition)), record -> {
            if (Arrays.equals(bytes, record.key())) {
                believed(intake, record).map(Intake.Accepted::value).ifPresent(values::add);
            }
        });
        return List.copyOf(values);
    }

    private <V extends SpecificRecord> RecordIntake<V> intake(Topic<V> topic) {
        return new RecordIntake<>(READER, topic, serdes, (key, value, timestamp) -> Optional.empty());
    }

    private static <V extends SpecificRecord> Optional<Intake.Accepted<V>> believed(
            RecordIntake<V> intake, ConsumerRecord<byte[], byte[]> record) {
        Intake<V> taken = intake.take(RawRecord.of(record), record.timestamp());
        return taken instanceof Intake.Accepted<V> accepted ? Optional.of(accepted) : Optional.empty();
    }

    private static List<TopicPartition> partitions(Topic<?> topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
    }

    private void read(Collection<TopicPartition> partitions, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        try {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!hasReached(ends)) {
                var records = consumer.poll(POLL);
                records.forEach(sink);
                if (!records.isEmpty()) {
                    deadline = System.nanoTime() + PATIENCE.toNanos();
                } else if (System.nanoTime() > deadline) {
                    throw silent(null);
                }
            }
        } catch (KafkaException e) {
            throw silent(e);
        }
    }

    private boolean hasReached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private MeshException silent(KafkaException cause) {
        return new MeshException(
                "The broker at " + bootstrapServers + " does not answer: is the mesh up? 'mesh status' tells.", cause);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
