package com.resultity.mesh.cli;

import com.resultity.mesh.bench.BenchmarkProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures what router and registrar cost. */
@Command(
        name = "bench",
        description = {
            "Measure what router and registrar cost, each figure beside something that runs on the same machine at the same time.",
            "",
            "decision: the decision alone beside a hand-written AND of bitsets; no Kafka (3 minutes)",
            "peers: the same question to Spring Cloud LoadBalancer, Ribbon, Dubbo and Fenzo (5 minutes)",
            "hop: place on a real broker beside topologies that decide nothing (5 minutes)",
            "latency: request to decision at 2,000 jobs a second beside one bare hop (6 minutes)",
            "growth: larger fleets, more cells, a second instance, 100,000 heartbeats every 10 s (15 minutes)",
            "registry: the registrar alone with 100,000 nodes and 1,000 Subclouds; no Kafka (1 minute)",
            "all: all of these, one after the other (less than 40 minutes)",
            "",
            "Brokers and services are started for the run alone, on free ports and in temporary folders. What else runs on"
                    + " the machine disturbs the figures; their ratios least."
        },
        exitCodeList = {
            "0:It was measured, and every goal is met.",
            "1:It was measured, and a goal is not met.",
            "2:It could not be measured."
        },
        footer = {"  mesh bench decision", "  mesh bench all --report bench.json"})
final class BenchCommand implements Callable<Integer> {

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

    @Parameters(paramLabel = "WHAT", description = "decision, peers, hop, latency, growth, registry or all.")
    private What what;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Write the figures to FILE, as a JSON array of rows with name, size, value, unit, ratio, goal and"
                            + " met.")
    private Path report;

    @Option(
            names = "--quick",
            description =
                    "Run just long enough to show that the benchmarks run. The figures then say nothing, and no goal"
                            + " counts.")
    private boolean quick;

    @Override
    public Integer call() throws InterruptedException {
        List<String> arguments = new ArrayList<>();
        arguments.add(what.name().toLowerCase(Locale.ROOT));
        if (report != null) {
            arguments.addAll(List.of("--report", report.toAbsolutePath().toString()));
        }
        if (quick) {
            arguments.add("--quick");
        }
        int status = BenchmarkProcess.run(arguments);
        return status == ExitCode.OK || status == ExitCode.NEGATIVE ? status : ExitCode.ENVIRONMENT;
    }
}
