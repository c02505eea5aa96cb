package com.resultity.mesh.benchmark.latency;

import com.resultity.mesh.benchmark.cluster.BenchmarkCluster;
import com.resultity.mesh.benchmark.report.Goal;
import com.resultity.mesh.benchmark.report.Row;
import com.resultity.mesh.benchmark.services.FleetEnrolment;
import com.resultity.mesh.benchmark.services.Gateway;
import com.resultity.mesh.benchmark.services.Heartbeats;
import com.resultity.mesh.benchmark.services.OpenLoop;
import com.resultity.mesh.benchmark.services.ProcessorTime;
import com.resultity.mesh.benchmark.world.BenchmarkWorld;
import com.resultity.mesh.embedded.ChildProcess;
import com.resultity.mesh.launch.ServiceAlone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * From job request to decision through geo-service and router-service, each a process of its own, and through one bare
 * exactly-once hop with the settings of place. The two take turns under the same steady load on the same broker.
 */
public final class LatencyMeasurement {

    private static final long SEED = 3;
    private static final int SUBCLOUDS = 100;
    private static final int SLOTS = 8;
    private static final Duration HEARTBEAT_PERIOD = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double MICROS_PER_MILLI = 1_000;

    private final int nodes;
    private final int perSecond;
    private final int warmUpSeconds;
    private final int turnSeconds;
    private final int turns;
    private final Consumer<String> progress;

    private final Histogram hop = OpenLoop.histogram();
    private final Histogram mesh = OpenLoop.histogram();
    private final Map<String, Double> shares = new TreeMap<>();
    private int missing;

    /**
     * @param quick whether to run just long enough to show that it runs; the figures then say nothing
     * @param progress is told what is measured next
     */
    public LatencyMeasurement(boolean quick, Consumer<String> progress) {
        this.nodes = quick ? 50 : 1_000;
        this.perSecond = quick ? 100 : 2_000;
        // The services optimise what is ten times as hot as usual: half a core compiles at first, and
        // after 45 s a quarter of what they take still does.
        this.warmUpSeconds = quick ? 1 : 120;
        this.turnSeconds = quick ? 1 : 10;
        this.turns = quick ? 1 : 3;
        this.progress = progress;
    }

    /** Measures; about six minutes. */
    public List<Row> run() throws InterruptedException {
        progress.accept("latency: starting a broker, geo-service and router-service");
        BenchmarkWorld world = BenchmarkWorld.draw(SEED, nodes, SUBCLOUDS, SLOTS);
        try (BenchmarkCluster cluster = BenchmarkCluster.start()) {
            ServiceAlone services =
                    new ServiceAlone(cluster.folder(), cluster.bootstrapServers(), cluster.registryUrl());
            try (ChildProcess geo = services.geo(ServiceAlone.usualGeoHeap());
                    ChildProcess router = services.router("router-1", ServiceAlone.usualRouterHeap());
                    BareHop bare = new BareHop(cluster, world, services)) {
                FleetEnrolment.write(cluster, world);
                try (Heartbeats heartbeats = new Heartbeats(cluster, world, HEARTBEAT_PERIOD);
                        Gateway gateway = new Gateway(cluster, world)) {
                    FleetEnrolment.awaitAlive(cluster, world, PATIENCE);
                    Map<String, Long> processes = Map.of(
                            "broker", cluster.brokerPid(), "geo-service", geo.pid(), "router-service", router.pid());
                    measure(bare, gateway, processes);
                    return rows(gateway, heartbeats);
                }
            }
        }
    }

    private void measure(BareHop bare, Gateway gateway, Map<String, Long> processes) {
        progress.accept("latency: warming up");
        bare.load(perSecond, warmUpSeconds).awaitRest(PATIENCE.toSeconds());
        gateway.load(perSecond, warmUpSeconds).awaitRest(PATIENCE.toSeconds());
        for (int turn = 1; turn <= turns; turn++) {
            progress.accept("latency: turn " + turn + " of " + turns);
            finish(bare.load(perSecond, turnSeconds), hop);
            ProcessorTime used = new ProcessorTime(processes);
            OpenLoop loop = gateway.load(perSecond, turnSeconds);
            used.shares().forEach((name, share) -> shares.merge(name, share / turns, Double::sum));
            finish(loop, mesh);
        }
    }

    private void finish(OpenLoop loop, Histogram histogram) {
        missing += loop.awaitRest(PATIENCE.toSeconds());
        loop.addTo(histogram);
    }

    private List<Row> rows(Gateway gateway, Heartbeats heartbeats) {
        String size = String.format(Locale.ROOT, "%,d nodes, %,d jobs/s", nodes, perSecond);
        List<Row> rows = new ArrayList<>();
        for (double percentile : new double[] {50, 99}) {
            String name = "latency: p" + (int) percentile;
            double bare = hop.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
            double whole = mesh.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
            rows.add(Row.figure(name + " of one bare exactly-once hop", size, bare, "ms"));
            rows.add(Row.goal(
                    name + " from request to decision; beside the bare hop",
                    size,
                    whole,
                    "ms",
                    whole / bare,
                    Goal.atMost(1.5)));
        }
        rows.add(Row.figure(
                "latency: longest from request to decision", size, mesh.getMaxValue() / MICROS_PER_MILLI, "ms"));
        rows.add(Row.figure("latency: records without an answer", size, missing, "records"));
        rows.add(Row.figure("latency: jobs that got a node", size, (double) gateway.assigned(), "jobs"));
        rows.add(Row.figure("latency: heartbeats meanwhile", size, (double) heartbeats.sent(), "records"));
        shares.forEach(
                (name, share) -> rows.add(Row.figure("latency: share of a core, " + name, size, share, "cores")));
        return rows;
    }
}
