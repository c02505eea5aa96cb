package com.resultity.mesh.benchmark.peers;

import com.resultity.mesh.benchmark.decision.DecisionBenchmark;
import com.resultity.mesh.benchmark.decision.ProcessorTimeProfiler;
import com.resultity.mesh.benchmark.report.Goal;
import com.resultity.mesh.benchmark.report.ProcessSettings;
import com.resultity.mesh.benchmark.report.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The router's decision beside those of its peers, by JMH. */
public final class PeerMeasurement {

    private static final int[] SIZES = {100, 1_000, 10_000, 100_000};
    private static final int[] QUICK_SIZES = {100};
    private static final int SIZE_OF_GOAL = 10_000;
    private static final double NANOS_PER_MICRO = 1_000;

    private final boolean quick;
    private final Consumer<String> progress;

    /**
     * @param quick whether to run just long enough to show that it runs; the figures then say nothing
     * @param progress is told what is measured next
     */
    public PeerMeasurement(boolean quick, Consumer<String> progress) {
        this.quick = quick;
        this.progress = progress;
    }

    /** Measures all sizes; about four minutes. A peer that takes a second for one decision is left out at the largest. */
    public List<Row> run() throws RunnerException {
        List<Row> rows = new ArrayList<>();
        for (int nodes : quick ? QUICK_SIZES : SIZES) {
            String size = String.format(Locale.ROOT, "%,d nodes", nodes);
            progress.accept("peers, " + size + ": the router");
            double own = nanoseconds(options(nodes, DecisionBenchmark.class, "assign"));
            rows.add(Row.figure(
                    "peers: the router, all constraints, capacity and funnel", size, own / NANOS_PER_MICRO, "us"));
            rows.addAll(peers(nodes, size, own));
        }
        return rows;
    }

    private List<Row> peers(int nodes, String size, double own) throws RunnerException {
        List<Row> rows = new ArrayList<>();
        double fastest = Double.MAX_VALUE;
        for (PeerKind peer : PeerKind.values()) {
            if (nodes <= peer.mostNodes()) {
                progress.accept("peers, " + size + ": " + peer.title());
                double time = nanoseconds(
                        options(nodes, PeerBenchmark.class, "choose").param("kind", peer.name()));
                fastest = Math.min(fastest, time);
                rows.add(Row.ratio(
                        "peers: " + peer.title() + " (" + peer.lack() + ")",
                        size,
                        time / NANOS_PER_MICRO,
                        "us",
                        time / own));
            }
        }
        String name = "peers: decisions a second of the router; beside the fastest peer";
        double rate = 1e9 / own;
        rows.add(
                nodes == SIZE_OF_GOAL
                        ? Row.goal(name, size, rate, "1/s", fastest / own, Goal.atLeast(150))
                        : Row.ratio(name, size, rate, "1/s", fastest / own));
        return rows;
    }

    private ChainedOptionsBuilder options(int nodes, Class<?> benchmark, String method) {
        TimeValue iteration = quick ? TimeValue.milliseconds(50) : TimeValue.seconds(1);
        return new OptionsBuilder()
                .include("\\." + benchmark.getSimpleName() + "\\." + method + "$")
                .param("nodes", String.valueOf(nodes))
                .jvmArgs("-Xms1g", "-Xmx3g", "-XX:+UseSerialGC", ProcessSettings.LOGGING_OPTION)
                .addProfiler(ProcessorTimeProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .warmupIterations(quick ? 1 : 3)
                .warmupTime(iteration)
                .measurementIterations(quick ? 1 : 3)
                .measurementTime(iteration)
                .forks(quick ? 0 : 1);
    }

    private static double nanoseconds(ChainedOptionsBuilder options) throws RunnerException {
        RunResult result = new Runner(options.build()).run().iterator().next();
        return ProcessorTimeProfiler.nanoseconds(result);
    }
}
