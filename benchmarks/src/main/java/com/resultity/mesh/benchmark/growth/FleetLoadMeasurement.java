package com.resultity.mesh.benchmark.growth;

import com.resultity.mesh.benchmark.cluster.BenchmarkCluster;
import com.resultity.mesh.benchmark.cluster.LogRange;
import com.resultity.mesh.benchmark.report.Goal;
import com.resultity.mesh.benchmark.report.Row;
import com.resultity.mesh.benchmark.services.FleetEnrolment;
import com.resultity.mesh.benchmark.services.Gateway;
import com.resultity.mesh.benchmark.services.Heartbeats;
import com.resultity.mesh.benchmark.services.OpenLoop;
import com.resultity.mesh.benchmark.services.ProcessorTime;
import com.resultity.mesh.benchmark.world.BenchmarkWorld;
import com.resultity.mesh.embedded.ChildProcess;
import com.resultity.mesh.embedded.ResidentMemory;
import com.resultity.mesh.launch.ServiceAlone;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The heartbeats of a large fleet beside a steady load of jobs, and what each process uses of the processors. */
final class FleetLoadMeasurement {

    private static final long SEED = 9;
    private static final int SUBCLOUDS = 1_000;
    private static final int SLOTS = 4;
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ROUTER_MEBIBYTES = 3_072;
    private static final int GEO_MEBIBYTES = 1_024;
    private static final double BYTES_PER_MEBIBYTE = 1 << 20;
    private static final double MICROS_PER_MILLI = 1_000;

    private final int nodes;
    private final int perSecond;
    private final int seconds;
    private final java.util.function.Consumer<String> progress;

    FleetLoadMeasurement(boolean quick, java.util.function.Consumer<String> progress) {
        this.nodes = quick ? 100 : 100_000;
        this.perSecond = quick ? 50 : 2_000;
        this.seconds = quick ? 1 : 30;
        this.progress = progress;
    }

    List<Row> run() throws InterruptedException {
        progress.accept("growth: enrolling " + nodes + " nodes");
        BenchmarkWorld world = BenchmarkWorld.draw(SEED, nodes, SUBCLOUDS, SLOTS);
        try (BenchmarkCluster cluster = BenchmarkCluster.start()) {
            ServiceAlone services =
                    new ServiceAlone(cluster.folder(), cluster.bootstrapServers(), cluster.registryUrl());
            try (ChildProcess geo = services.geo(GEO_MEBIBYTES)) {
                FleetEnrolment.write(cluster, world);
                try (ChildProcess router = services.routerOfSlowHeartbeats("router-1", ROUTER_MEBIBYTES);
                        Heartbeats heartbeats = new Heartbeats(cluster, world, PERIOD);
                        Gateway gateway = new Gateway(cluster, world)) {
                    FleetEnrolment.awaitAlive(cluster, world, PATIENCE);
                    Map<String, Long> processes = new LinkedHashMap<>();
                    processes.put("broker", cluster.brokerPid());
                    processes.put("geo-service", geo.pid());
                    processes.put("router-service", router.pid());
                    processes.put("gateway and nodes", ProcessHandle.current().pid());
                    return measure(cluster, heartbeats, gateway, processes);
                }
            }
        }
    }

    private List<Row> measure(
            BenchmarkCluster cluster, Heartbeats heartbeats, Gateway gateway, Map<String, Long> processes)
            throws InterruptedException {
        progress.accept("growth: heartbeats of " + nodes + " nodes beside " + perSecond + " jobs a second");
        gateway.load(perSecond, seconds / 2).awaitRest(PATIENCE.toSeconds());
        long sentBefore = heartbeats.sent();
        long start = System.nanoTime();
        ProcessorTime used = new ProcessorTime(processes);
        OpenLoop loop = gateway.load(perSecond, seconds);
        Map<String, Double> shares = used.shares();
        double heartbeatRate = (heartbeats.sent() - sentBefore) / ((System.nanoTime() - start) / 1e9);
        long lag = lag(cluster);
        int missing = loop.awaitRest(PATIENCE.toSeconds());
        Histogram latencies = OpenLoop.histogram();
        loop.addTo(latencies);

        String size = String.format(Locale.ROOT, "%,d nodes, %,d jobs/s", nodes, perSecond);
        double wanted = nodes * 1000.0 / PERIOD.toMillis();
        List<Row> rows = new ArrayList<>();
        rows.add(Row.goal(
                "growth: heartbeats; beside one a node every 10 s",
                size,
                heartbeatRate,
                "1/s",
                heartbeatRate / wanted,
                Goal.atLeast(0.99)));
        rows.add(Row.goal(
                "growth: heartbeats that fleet is behind; beside a second's",
                size,
                (double) lag,
                "records",
                lag / wanted,
                Goal.atMost(1)));
        rows.add(Row.figure("growth: jobs without an answer", size, missing, "jobs"));
        for (double percentile : new double[] {50, 99}) {
            rows.add(Row.figure(
                    "growth: p" + (int) percentile + " from request to decision",
                    size,
                    latencies.getValueAtPercentile(percentile) / MICROS_PER_MILLI,
                    "ms"));
        }
        shares.forEach((name, share) -> rows.add(Row.figure("growth: share of a core, " + name, size, share, "cores")));
        processes.forEach((name, pid) -> ResidentMemory.ofProcess(pid)
                .ifPresent(bytes ->
                        rows.add(Row.figure("growth: memory of " + name, size, bytes / BYTES_PER_MEBIBYTE, "MiB"))));
        return rows;
    }

    /** Heartbeats that fleet has not processed and committed. */
    private static long lag(BenchmarkCluster cluster) throws InterruptedException {
        Map<TopicPartition, Long> ends = LogRange.ends(cluster.admin(), List.of(TopicCatalogue.NODE_HEARTBEATS.name()));
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = cluster.admin()
                    .listConsumerGroupOffsets(Consumer.ROUTER_FLEET.applicationId())
                    .partitionsToOffsetAndMetadata()
                    .get();
            return ends.entrySet().stream()
                    .mapToLong(end -> end.getValue()
                            - (committed.get(end.getKey()) == null
                                    ? 0
                                    : committed.get(end.getKey()).offset()))
                    .sum();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("the progress of fleet is not known", failure.getCause());
        }
    }
}
