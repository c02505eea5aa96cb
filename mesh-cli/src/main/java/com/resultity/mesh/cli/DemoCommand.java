package com.resultity.mesh.cli;

import com.resultity.mesh.demo.DemoDirector;
import com.resultity.mesh.demo.DemoPlan;
import com.resultity.mesh.demo.Story;
import com.resultity.mesh.demo.StoryPrinter;
import com.resultity.mesh.launch.MeshLauncher;
import com.resultity.mesh.launch.RunningMesh;
import com.resultity.mesh.launch.RunningMeshes;
import com.resultity.mesh.replay.Replay;
import com.resultity.mesh.replay.ReplayPlan;
import com.resultity.mesh.replay.ReplayResult;
import com.resultity.mesh.replay.ReplayTables;
import com.resultity.mesh.replay.TemporaryMesh;
import com.resultity.mesh.simulate.TrafficMix;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows a mesh at work. */
@Command(
        name = "demo",
        description = {
            "Start a mesh, let a simulated fleet serve four Subclouds for about a minute, cut the power of a node on"
                    + " the way, and tell what happens.",
            "",
            "The mesh lives in a folder of its own that is removed at the end. With --no-stop it is the one of"
                    + " 'mesh up' instead, which stays up, or is used where it is up already."
        },
        exitCodeList = {
            "0:Every job is final, and no promise was broken.",
            "1:A job is not final, or a promise was broken.",
            "2:It could not be run."
        },
        footer = "  mesh demo --no-stop")
final class DemoCommand implements Callable<Integer> {
    private static final int FEWEST_NODES = 60;

    /** The power is cut after this share of the time: its consequences take the rest. */
    private static final double KILL_AFTER = 0.2;

    @Spec
    private CommandSpec spec;

    @Mixin
    private LaunchOptions launch;

    @Option(names = "--no-stop", description = "Stay up until Ctrl-C, to look around with the other commands.")
    private boolean staysUp;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "For how long jobs are sent (default: 60).")
    private int seconds;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "7",
            description = "What the fleet and the jobs are drawn from (default: 7).")
    private long seed;

    private final long beganNanos = System.nanoTime();

    @Override
    public Integer call() throws InterruptedException {
        if (seconds < 1) {
            throw new ParameterException(spec.commandLine(), "--seconds must be 1 or more.");
        }
        LongSupplier clock = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos);
        StoryPrinter printer = new StoryPrinter(spec.commandLine().getOut(), Ansi.AUTO, clock);
        Story story = new Story(printer::print, clock);
        story.tell("starting a broker, a schema registry and the four services of a mesh; seed " + seed);
        if (staysUp) {
            return onMeshThatStays(printer, story, clock);
        }
        try (TemporaryMesh temporary = TemporaryMesh.start(false, printer::note)) {
            return show(temporary.mesh(), true, printer, story, clock);
        }
    }

    private int onMeshThatStays(StoryPrinter printer, Story story, LongSupplier clock) throws InterruptedException {
        Optional<RunningMesh> running =
                RunningMeshes.findRunning(launch.meshOptions().stateDirectory());
        if (running.isPresent()) {
            story.tell("a mesh is up already: using that one");
            return show(running.get(), false, printer, story, clock);
        }
        try (RunningMesh mesh = MeshLauncher.start(launch.meshOptions(), printer::note)) {
            return show(mesh, true, printer, story, clock);
        }
    }

    /**
     * @param own whether the mesh ends with this process
     */
    private int show(RunningMesh mesh, boolean own, StoryPrinter printer, Story story, LongSupplier clock)
            throws InterruptedException {
        ReplayPlan plan = DemoPlan.draw(seed, seconds, FEWEST_NODES);
        long killAfter = Math.round(TimeUnit.SECONDS.toMillis(seconds) * KILL_AFTER);
        introduce(story, plan);
        try (DemoDirector director = new DemoDirector(story, mesh.bootstrapServers(), killAfter, clock);
                Replay replay = Replay.bringUp(plan, mesh, printer, director)) {
            story.tell("the router knows every node; jobs begin. " + TrafficMix.NOTICE);
            ReplayResult result = replay.play();
            conclude(story, result);
            if (staysUp) {
                story.invite(own);
                new CountDownLatch(1).await();
            }
            return result.isClean() ? ExitCode.OK : ExitCode.NEGATIVE;
        }
    }

    private static void introduce(Story story, ReplayPlan plan) {
        story.tell("four Subclouds are made. eu-gdpr: any node where the GDPR holds, or in a country whose protection"
                + " of data the European Commission has found adequate, such as CH and GB.");
        story.tell("company-private: a company's own nodes, for its own tenants alone.");
        story.tell("healthcare: audited nodes and models, for tenants with a grant. premium-sla: fast GPUs, and a"
                + " promise that 99.5% of its jobs are served.");
        story.tell(plan.fleet().nodes().size() + " nodes in Europe, North America, South-East Asia, the Middle East and"
                + " South America enrol and begin their heartbeats");
    }

    private void conclude(Story story, ReplayResult result) {
        story.tell("the end; now the judge, which reads the log and asks no service");
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        ReplayTables.lines(result).forEach(out::println);
        out.flush();
    }
}
