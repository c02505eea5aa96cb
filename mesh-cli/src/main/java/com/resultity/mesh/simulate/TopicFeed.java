package com.resultity.mesh.simulate;

import com.resultity.mesh.launch.MeshException;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.wire.ValueSerdes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads committed records of one topic on a thread of its own, without a consumer group.
 *
 * @param <V> type of the topic's values
 */
public final class TopicFeed<V extends SpecificRecord> implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(5);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Deserializer<V> deserializer;
    private final Topic<V> topic;
    private final Reader<V> reader;
    private final Thread thread;
    private final AtomicInteger undecodable = new AtomicInteger();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private volatile boolean closed;

    /** From where on a topic is read. */
    public enum From {
        /** The oldest record that is kept. */
        BEGINNING,
        /** What is written after the feed was made. */
        NOW
    }

    /**
     * Who is given the records.
     *
     * @param <V> type of the values
     */
    @FunctionalInterface
    public interface Reader<V> {
        /**
         * Takes one record, on the feed's thread.
         *
         * @param partition partition that it was read from
         * @param value its value; null for a tombstone
         * @param nanos when it came, by {@link System#nanoTime}
         */
        void read(int partition, V value, long nanos);
    }

    /** Places itself on the topic; nothing written from now on is missed. Reads once {@link #start} is called. */
    public TopicFeed(String bootstrapServers, ValueSerdes serdes, Topic<V> topic, From from, Reader<V> reader) {
        this.topic = topic;
        this.reader = reader;
        this.deserializer = serdes.of(topic).deserializer();
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        consumer.assign(partitions);
        switch (from) {
            case BEGINNING -> consumer.seekToBeginning(partitions);
            case NOW -> consumer.seekToEnd(partitions);
        }
        // A seek is only made when it is needed; asking for the position needs it.
        partitions.forEach(consumer::position);
        thread = new Thread(this::readOn, "feed " + topic.name());
        thread.setDaemon(true);
    }

    /** Begins to read. */
    public TopicFeed<V> start() {
        thread.start();
        return this;
    }

    /** How many records were not of the topic's schema. */
    public int undecodable() {
        return undecodable.get();
    }

    /**
     * Throws what ended the feed, if something did.
     *
     * @throws MeshException with that as its cause
     */
    public void requireAlive() {
        RuntimeException ended = failure.get();
        if (ended != null) {
            throw new MeshException(
                    "The topic " + topic.name() + " can no longer be read: " + ended.getMessage(), ended);
        }
    }

    private void readOn() {
        try {
            while (!closed) {
                consumer.poll(POLL).forEach(this::read);
            }
        } catch (WakeupException wokenToClose) {
            return;
        } catch (RuntimeException broken) {
            failure.set(broken);
        } finally {
            consumer.close();
        }
    }

    private void read(ConsumerRecord<String, byte[]> consumed) {
        long nanos = System.nanoTime();
        V value;
        try {
            value = consumed.value() == null ? null : deserializer.deserialize(topic.name(), consumed.value());
        } catch (RuntimeException notOfTheSchema) {
            undecodable.incrementAndGet();
            return;
        }
        reader.read(consumed.partition(), value, nanos);
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        if (!thread.isAlive()) {
            return;
        }
        try {
            thread.join(CLOSING_PATIENCE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
