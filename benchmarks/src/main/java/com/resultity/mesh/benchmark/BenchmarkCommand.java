package com.resultity.mesh.benchmark;

import com.resultity.mesh.benchmark.decision.DecisionMeasurement;
import com.resultity.mesh.benchmark.growth.GrowthMeasurement;
import com.resultity.mesh.benchmark.hop.HopMeasurement;
import com.resultity.mesh.benchmark.latency.LatencyMeasurement;
import com.resultity.mesh.benchmark.peers.PeerMeasurement;
import com.resultity.mesh.benchmark.registry.RegistryMeasurement;
import com.resultity.mesh.benchmark.report.BenchmarkReport;
import com.resultity.mesh.benchmark.report.Machine;
import com.resultity.mesh.benchmark.report.Row;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The benchmarks as a command. */
@Command(name = "bench", exitCodeOnInvalidInput = 2, exitCodeOnExecutionException = 2)
final class BenchmarkCommand implements Callable<Integer> {

    private static final int GOAL_MISSED = 1;
    private static final double NANOS_PER_SECOND = 1e9;

    /** What can be measured. */
    enum What {
        DECISION,
        PEERS,
        HOP,
        LATENCY,
        GROWTH,
        REGISTRY,
        ALL
    }

    private final long began = System.nanoTime();

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "WHAT")
    private What what;

    @Option(names = "--quick")
    private boolean quick;

    @Option(names = "--report", paramLabel = "FILE")
    private Path report;

    @Override
    public Integer call() throws Exception {
        Machine machine = Machine.here();
        List<Row> rows = new ArrayList<>();
        for (What one : what == What.ALL
                ? List.of(What.DECISION, What.PEERS, What.HOP, What.LATENCY, What.GROWTH, What.REGISTRY)
                : List.of(what)) {
            rows.addAll(measure(one, this::progress));
        }
        BenchmarkReport found = new BenchmarkReport(machine, rows);
        PrintWriter out = spec.commandLine().getOut();
        found.lines().forEach(out::println);
        out.flush();
        if (report != null) {
            Files.writeString(report, found.json());
        }
        return quick || found.everyGoalMet() ? 0 : GOAL_MISSED;
    }

    private List<Row> measure(What one, Consumer<String> progress) throws Exception {
        return switch (one) {
            case DECISION -> new DecisionMeasurement(quick, progress).run();
            case PEERS -> new PeerMeasurement(quick, progress).run();
            case HOP -> new HopMeasurement(quick, progress).run();
            case GROWTH -> new GrowthMeasurement(quick, progress).run();
            case REGISTRY -> new RegistryMeasurement(quick, progress).run();
            case LATENCY -> new LatencyMeasurement(quick, progress).run();
            case ALL -> throw new IllegalArgumentException("all is the others together");
        };
    }

    private void progress(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(String.format(Locale.ROOT, "%6.1f s  %s", (System.nanoTime() - began) / NANOS_PER_SECOND, line));
        err.flush();
    }
}
