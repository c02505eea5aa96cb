package com.resultity.mesh.cli;

import com.resultity.mesh.chaos.ChaosPlan;
import com.resultity.mesh.chaos.ChaosReport;
import com.resultity.mesh.chaos.ChaosResult;
import com.resultity.mesh.chaos.ChaosRun;
import com.resultity.mesh.launch.MeshException;
import com.resultity.mesh.replay.ProgressLine;
import com.resultity.mesh.replay.TemporaryMesh;
import com.resultity.mesh.simulate.TrafficMix;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Breaks parts of a mesh. */
@Command(
        name = "chaos",
        description = "Break parts of a mesh at random, and judge by its log whether it kept its promises.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ChaosCommand.Router.class,
        footer = "  mesh chaos router --kills 5 --rate 20")
final class ChaosCommand {

    /** Breaks the router. */
    @Command(
            name = "router",
            description = {
                "Start a mesh with two routers for the run alone, send it jobs steadily, and have one fault of a router"
                        + " after the other happen: SIGKILL, or SIGSTOP for longer than its session lasts and then"
                        + " SIGCONT. When every job is final, judge the log.",
                "",
                "Recovery is the time from a fault until every cell has decided a job again, as the gateway sees it. A"
                        + " fault takes about 10 s altogether."
            },
            exitCodeList = {
                "0:Every job is final, and no promise was broken.",
                "1:A job is not final, or a promise was broken.",
                "2:It could not be run, or the mesh did not recover."
            },
            footer = "  mesh chaos router --kills 5 --rate 20 --seed 7 --report chaos.json")
    static final class Router implements Callable<Integer> {
        private static final double SECONDS_PER_FAULT = 10;
        private static final double SECONDS_PER_MINUTE = 60;

        @Spec
        private CommandSpec spec;

        @Option(names = "--kills", paramLabel = "N", defaultValue = "5", description = "Faults (default: 5).")
        private int kills;

        @Option(names = "--rate", paramLabel = "J", defaultValue = "20", description = "Jobs a second (default: 20).")
        private double rate;

        @Option(names = "--nodes", paramLabel = "K", defaultValue = "60", description = "Nodes (default: 60).")
        private int nodes;

        @Option(
                names = "--seed",
                paramLabel = "S",
                defaultValue = "1",
                description = "What the fleet, the jobs and the faults are drawn from (default: 1).")
        private long seed;

        @Option(names = "--report", paramLabel = "FILE", description = "Write all figures to FILE, as JSON.")
        private Path report;

        @Option(names = "--keep", description = "Keep the folder of the mesh, with its logs.")
        private boolean keep;

        @Override
        public Integer call() throws InterruptedException {
            require(kills > 0, "--kills must be 1 or more.");
            require(rate > 0 && Double.isFinite(rate), "--rate must be more than 0.");
            require(nodes > 0, "--nodes must be 1 or more.");
            PrintWriter out = spec.commandLine().getOut();
            out.printf(
                    "%d faults of two routers at %s jobs a second, seed %d: about %.0f minutes.%n",
                    kills, rate, seed, Math.ceil(1 + kills * SECONDS_PER_FAULT / SECONDS_PER_MINUTE));
            out.println(TrafficMix.NOTICE);
            out.flush();
            ChaosPlan plan = ChaosPlan.draw(seed, kills, rate, nodes);
            ChaosResult result = run(plan, new ProgressLine(out, false, System::nanoTime));
            out.println();
            ChaosReport.lines(result).forEach(out::println);
            out.flush();
            write(plan, result);
            return result.isClean() ? ExitCode.OK : ExitCode.NEGATIVE;
        }

        private void require(boolean holds, String otherwise) {
            if (!holds) {
                throw new ParameterException(spec.commandLine(), otherwise);
            }
        }

        private ChaosResult run(ChaosPlan plan, ProgressLine progress) throws InterruptedException {
            try (TemporaryMesh temporary = TemporaryMesh.start(ChaosPlan.ROUTERS, keep, progress::note)) {
                if (keep) {
                    progress.note("its folder is " + temporary.folder());
                }
                progress.note("enrolling the fleet");
                try (ChaosRun run = ChaosRun.bringUp(plan, temporary.mesh(), progress::note)) {
                    progress.note("the routers know the fleet; jobs begin");
                    return run.play();
                }
            }
        }

        private void write(ChaosPlan plan, ChaosResult result) {
            if (report == null) {
                return;
            }
            try {
                Files.writeString(report, ChaosReport.json(plan, result));
            } catch (IOException e) {
                throw new MeshException(
                        "The report could not be written to " + report + ": " + e.getMessage() + ".", e);
            }
        }
    }
}
