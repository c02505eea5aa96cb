package com.resultity.mesh.cli;

import com.resultity.mesh.launch.MeshException;
import com.resultity.mesh.launch.RunningMesh;
import com.resultity.mesh.launch.RunningMeshes;
import com.resultity.mesh.replay.JobTrace;
import com.resultity.mesh.replay.ProgressLine;
import com.resultity.mesh.replay.Replay;
import com.resultity.mesh.replay.ReplayPlan;
import com.resultity.mesh.replay.ReplayReport;
import com.resultity.mesh.replay.ReplayResult;
import com.resultity.mesh.replay.ReplayTables;
import com.resultity.mesh.replay.RunDirector;
import com.resultity.mesh.replay.TemporaryMesh;
import com.resultity.mesh.simulate.FleetPlan;
import com.resultity.mesh.simulate.FleetTimeline;
import com.resultity.mesh.simulate.TrafficMix;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays a trace of real arrivals to a mesh. */
@Command(
        name = "replay",
        description = {
            "Play the job arrivals of a public trace to a mesh with a simulated fleet, and judge what it did by its log.",
            "",
            "FILE is a trace of Azure (CSV: TIMESTAMP,ContextTokens,GeneratedTokens) or Mooncake (JSON lines), plain or"
                    + " gzip. Arrival times and token counts are the trace's. No public trace says who asked, from where"
                    + " and for what, so tenants, Subclouds, models and client addresses are drawn from the seed by a"
                    + " documented rule. Nodes serve in a time computed from the tokens and their GPU's documented figures.",
            "",
            "A mesh that is up is used as it is; otherwise one is started for the run alone."
        },
        exitCodeList = {
            "0:Every job is final, and no promise was broken.",
            "1:A job is not final, or a promise was broken.",
            "2:It could not be run."
        },
        footer = "  mesh replay --jobs azure2023_code.csv --speed 20 --nodes 200 --seed 7 --report report.json")
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption state;

    @Option(names = "--jobs", paramLabel = "FILE", required = true, description = "The trace.")
    private Path jobs;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description = "Let arrivals and the timeline go by X times faster; nodes serve no faster (default: 1).")
    private double speed;

    @Option(names = "--nodes", paramLabel = "N", defaultValue = "100", description = "Nodes (default: 100).")
    private int nodes;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "What the fleet, its kills and all that the trace does not say are drawn from (default: 1).")
    private long seed;

    @Option(
            names = "--timeline",
            paramLabel = "FILE",
            description = "When nodes come and go: lines of ms,add|remove,node. Its nodes stand for those of the fleet"
                    + " in order; one that is added first does not run before.")
    private Path timeline;

    @Option(
            names = "--kill-rate",
            paramLabel = "PER_MINUTE",
            defaultValue = "0",
            description = "Kill nodes at random, so many a minute of the run; each is back after 10 to 30 s.")
    private double killRate;

    @Option(
            names = "--kill-router",
            paramLabel = "N",
            defaultValue = "0",
            description = "Kill the router by SIGKILL N times, evenly over the run.")
    private int routerKills;

    @Option(names = "--limit", paramLabel = "N", description = "Play the first N jobs only.")
    private Integer limit;

    @Option(names = "--report", paramLabel = "FILE", description = "Write all figures to FILE, as JSON.")
    private Path report;

    @Option(names = "--keep", description = "Keep the folder of a mesh that was started for the run.")
    private boolean keep;

    @Override
    public Integer call() throws InterruptedException {
        requireSense();
        PrintWriter out = spec.commandLine().getOut();
        ReplayPlan plan = plan();
        out.println("Replaying " + plan.arrivals().size() + " jobs of " + jobs + " with " + nodes + " nodes, seed "
                + seed + ".");
        out.println(TrafficMix.NOTICE);
        out.flush();
        ProgressLine progress = new ProgressLine(out, Ansi.AUTO.enabled(), System::nanoTime);
        ReplayResult result = run(plan, progress);
        out.println();
        ReplayTables.lines(result).forEach(out::println);
        out.flush();
        write(plan, result);
        return result.isClean() ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    private void requireSense() {
        require(speed > 0 && Double.isFinite(speed), "--speed must be more than 0.");
        require(nodes > 0, "--nodes must be 1 or more.");
        require(killRate >= 0 && Double.isFinite(killRate), "--kill-rate must be 0 or more.");
        require(routerKills >= 0, "--kill-router must be 0 or more.");
        require(limit == null || limit > 0, "--limit must be 1 or more.");
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private ReplayPlan plan() {
        JobTrace trace = JobTrace.read(jobs, limit == null ? Integer.MAX_VALUE : limit);
        FleetPlan fleet = FleetPlan.draw(seed, nodes);
        FleetTimeline events = timeline == null ? FleetTimeline.UNEVENTFUL : FleetTimeline.read(timeline, fleet, speed);
        return ReplayPlan.of(trace, speed, fleet, events, killRate, routerKills);
    }

    private ReplayResult run(ReplayPlan plan, ProgressLine progress) throws InterruptedException {
        Optional<RunningMesh> running = RunningMeshes.findRunning(state.folder());
        if (running.isPresent()) {
            progress.note("using the mesh that is up in " + state.folder());
            return play(plan, running.get(), progress);
        }
        progress.note("no mesh is up in " + state.folder() + ": starting one for this run");
        try (TemporaryMesh temporary = TemporaryMesh.start(keep, progress::note)) {
            if (keep) {
                progress.note("its folder is " + temporary.folder());
            }
            return play(plan, temporary.mesh(), progress);
        }
    }

    private static ReplayResult play(ReplayPlan plan, RunningMesh mesh, ProgressLine progress)
            throws InterruptedException {
        progress.note("enrolling the fleet");
        try (Replay replay = Replay.bringUp(plan, mesh, progress, RunDirector.NOBODY)) {
            progress.note("the router knows the fleet; jobs begin");
            return replay.play();
        }
    }

    private void write(ReplayPlan plan, ReplayResult result) {
        if (report == null) {
            return;
        }
        try {
            Files.writeString(report, ReplayReport.json(plan, result, jobs.toString()));
        } catch (IOException e) {
            throw new MeshException("The report could not be written to " + report + ": " + e.getMessage() + ".", e);
        }
    }
}
