package com.resultity.mesh.benchmark.hop;

import com.resultity.mesh.benchmark.cluster.BenchmarkCluster;
import com.resultity.mesh.benchmark.cluster.LogRange;
import com.resultity.mesh.benchmark.services.ProcessorTime;
import com.resultity.mesh.router.RouterSettings;
import com.resultity.mesh.router.StreamsSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** A topology that runs as place does, but stands still unless it is measured. */
public final class PausedStream implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LOOK_EVERY_NANOS = 5_000_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final BenchmarkCluster cluster;
    private final String applicationId;
    private final KafkaStreams streams;
    private final CountDownLatch running = new CountDownLatch(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /**
     * @param applicationId its own, beside which every setting is that of place
     * @param define adds its steps to the topology
     */
    public PausedStream(BenchmarkCluster cluster, String applicationId, Consumer<StreamsBuilder> define) {
        this.cluster = cluster;
        this.applicationId = applicationId;
        Properties settings =
                new StreamsSettings(cluster.bootstrapServers(), applicationId, RouterSettings.defaults()).place();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        settings.put(
                StreamsConfig.STATE_DIR_CONFIG,
                cluster.folder().resolve("streams").toString());
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
        define.accept(builder);
        Topology topology = builder.build(settings);
        this.streams = new KafkaStreams(topology, settings);
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
                running.countDown();
            }
        });
        streams.setUncaughtExceptionHandler(failed -> {
            failure.compareAndSet(null, failed);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    }

    /** Starts it at the end of some topics and at the beginning of all others. */
    public void startBehind(List<String> topics) throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        LogRange.ends(cluster.admin(), topics)
                .forEach((partition, end) -> offsets.put(partition, new OffsetAndMetadata(end)));
        try {
            cluster.admin()
                    .alterConsumerGroupOffsets(applicationId, offsets)
                    .all()
                    .get();
        } catch (ExecutionException refused) {
            throw new IllegalStateException("the start of " + applicationId + " could not be set", refused.getCause());
        }
        start();
    }

    /** Starts it where it was, and returns when everything is restored and it processes. */
    public void start() throws InterruptedException {
        streams.start();
        if (!running.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(applicationId + " does not run", failure.get());
        }
    }

    KafkaStreams streams() {
        return streams;
    }

    /** Lets it stand still. */
    public void pause() {
        streams.pause();
    }

    /** Lets it run until it has processed and committed all of some topics; returns what that took. */
    public Taken consume(List<String> topics) throws InterruptedException {
        Map<TopicPartition, Long> ends = LogRange.ends(cluster.admin(), topics);
        ProcessorTime processors = new ProcessorTime(Map.of(
                "broker",
                cluster.brokerPid(),
                "topology",
                ProcessHandle.current().pid()));
        long start = System.nanoTime();
        streams.resume();
        awaitConsumed(ends);
        double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        double cores = processors.shares().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        streams.pause();
        return new Taken(seconds, seconds * cores);
    }

    /** Waits until it has processed and committed what lies before some ends. */
    public void awaitConsumed(Map<TopicPartition, Long> ends) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!consumed(ends)) {
            if (failure.get() != null || System.nanoTime() > deadline) {
                throw new IllegalStateException(applicationId + " does not get on", failure.get());
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** By committed offsets: a transaction's markers take offsets of its outputs too. */
    private boolean consumed(Map<TopicPartition, Long> ends) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = cluster.admin()
                    .listConsumerGroupOffsets(applicationId)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return ends.entrySet().stream().allMatch(end -> {
                OffsetAndMetadata at = committed.get(end.getKey());
                return end.getValue() == 0 || (at != null && at.offset() >= end.getValue());
            });
        } catch (ExecutionException unknown) {
            throw new IllegalStateException("the progress of " + applicationId + " is not known", unknown.getCause());
        }
    }

    @Override
    public void close() {
        streams.close(Duration.ofSeconds(20));
    }
}
