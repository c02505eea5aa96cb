package com.resultity.mesh.benchmark.services;

import com.resultity.mesh.benchmark.cluster.BenchmarkCluster;
import com.resultity.mesh.benchmark.cluster.LogRange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what is committed on a topic from now on, and notes when. */
public final class Arrivals implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Reader reader;
    private final BackgroundThread thread;
    private final AtomicInteger count = new AtomicInteger();

    /** Is told of each record. */
    @FunctionalInterface
    public interface Reader {

        /**
         * A record has arrived.
         *
         * @param nanoTime when, by {@link System#nanoTime}
         */
        void read(ConsumerRecord<String, byte[]> record, long nanoTime);
    }

    public Arrivals(BenchmarkCluster cluster, String topic, Reader reader) throws InterruptedException {
        this.reader = reader;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        cluster.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        Map<TopicPartition, Long> ends = LogRange.ends(cluster.admin(), List.of(topic));
        consumer.assign(ends.keySet());
        ends.forEach(consumer::seek);
        this.thread = new BackgroundThread("arrivals", this::run);
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var records = consumer.poll(POLL);
                long now = System.nanoTime();
                records.forEach(record -> reader.read(record, now));
                count.addAndGet(records.count());
            }
        } catch (InterruptException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Records so far. */
    public int count() {
        return count.get();
    }

    @Override
    public void close() {
        thread.close();
        consumer.close();
    }
}
