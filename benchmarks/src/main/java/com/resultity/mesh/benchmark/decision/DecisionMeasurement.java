package com.resultity.mesh.benchmark.decision;

import com.resultity.mesh.benchmark.report.Goal;
import com.resultity.mesh.benchmark.report.ProcessSettings;
import com.resultity.mesh.benchmark.report.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The decision alone beside bitsets, by JMH. */
public final class DecisionMeasurement {

    private static final String ALLOCATION = "gc.alloc.rate.norm";
    private static final int[] SIZES = {100, 1_000, 10_000, 100_000};
    private static final int[] QUICK_SIZES = {100};

    private final boolean quick;
    private final Consumer<String> progress;

    /**
     * @param quick whether to run just long enough to show that it runs; the figures then say nothing
     * @param progress is told what is measured next
     */
    public DecisionMeasurement(boolean quick, Consumer<String> progress) {
        this.quick = quick;
        this.progress = progress;
    }

    /** Measures all sizes; about three minutes. */
    public List<Row> run() throws RunnerException {
        List<Row> rows = new ArrayList<>();
        for (int nodes : quick ? QUICK_SIZES : SIZES) {
            progress.accept("the decision alone, " + nodes + " nodes");
            rows.addAll(rows(nodes, measure(nodes)));
        }
        return rows;
    }

    private Collection<RunResult> measure(int nodes) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + DecisionBenchmark.class.getSimpleName() + "\\.")
                .include("\\." + CellBenchmark.class.getSimpleName() + "\\.")
                .param("nodes", String.valueOf(nodes))
                .addProfiler(GCProfiler.class)
                .addProfiler(ProcessorTimeProfiler.class)
                .jvmArgs("-Xms1g", "-Xmx2g", "-XX:+UseSerialGC", ProcessSettings.LOGGING_OPTION)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .warmupIterations(3)
                .measurementIterations(5)
                .forks(1);
        TimeValue iteration = quick ? TimeValue.milliseconds(50) : TimeValue.seconds(1);
        options.warmupTime(iteration).measurementTime(iteration);
        if (quick) {
            options.forks(0).warmupIterations(1).measurementIterations(2);
        }
        return new Runner(options.build()).run();
    }

    private static List<Row> rows(int nodes, Collection<RunResult> results) {
        RunResult assign = named(results, "assign");
        RunResult anew = named(results, "assignAnew");
        RunResult refuse = named(results, "refuse");
        RunResult bitsets = named(results, "bitsets");
        RunResult cell = named(results, "arriveAndServe");
        String size = String.format(Locale.ROOT, "%,d nodes", nodes);
        double ratio = time(assign) / time(bitsets);
        List<Row> rows = new ArrayList<>();
        rows.add(Row.figure("decision: AND of 8 bitsets, two draws", size, time(bitsets), "ns"));
        rows.add(assignment(nodes, size, time(assign), ratio));
        rows.add(Row.ratio(
                "decision: a node changes, and assign with no answer kept; beside bitsets",
                size,
                time(anew),
                "ns",
                time(anew) / time(bitsets)));
        rows.add(Row.goal(
                "decision: refuse, with its whole funnel; beside assign",
                size,
                time(refuse),
                "ns",
                time(refuse) / time(assign),
                Goal.atMost(2)));
        rows.add(Row.figure("decision: allocation of assign", size, allocation(assign), "B"));
        rows.add(Row.figure("decision: allocation of refuse", size, allocation(refuse), "B"));
        rows.add(Row.ratio(
                "decision: a job's whole way through a cell; beside assign",
                size,
                time(cell),
                "ns",
                time(cell) / time(assign)));
        rows.add(Row.figure("decision: allocation of a job's whole way", size, allocation(cell), "B"));
        return rows;
    }

    private static Row assignment(int nodes, String size, double nanoseconds, double ratio) {
        String name = "decision: assign; beside bitsets";
        return switch (nodes) {
            case 10_000 -> Row.goal(name, size, nanoseconds, "ns", ratio, Goal.atMost(3));
            case 100_000 -> Row.goal(name, size, nanoseconds, "ns", ratio, Goal.atMost(2));
            default -> Row.ratio(name, size, nanoseconds, "ns", ratio);
        };
    }

    private static RunResult named(Collection<RunResult> results, String method) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
                .findFirst()
                .orElseThrow();
    }

    private static double time(RunResult result) {
        return ProcessorTimeProfiler.nanoseconds(result);
    }

    private static double allocation(RunResult result) {
        return result.getSecondaryResults().get(ALLOCATION).getScore();
    }
}
