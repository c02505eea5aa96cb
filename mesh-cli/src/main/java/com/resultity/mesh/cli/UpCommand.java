package com.resultity.mesh.cli;

import com.resultity.mesh.launch.MeshLauncher;
import com.resultity.mesh.launch.MeshOptions;
import com.resultity.mesh.launch.RunningMesh;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts a mesh and keeps it up until the process is told to end. */
@Command(
        name = "up",
        description = {
            "Start a broker, a schema registry and the four services, and keep them up until Ctrl-C.",
            "",
            "What was on the topics is there again after a restart. A process that dies is started again."
        },
        exitCodeList = {
            "130:It was up until Ctrl-C, and is stopped; its state is kept.",
            "143:It was up until SIGTERM, and is stopped; its state is kept.",
            "2:It could not be started: a port or the state directory is in use, or something is missing."
        },
        footer = {"  mesh up --ports auto --state-directory /tmp/second-mesh", "  mesh up --routers 2"})
final class UpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private LaunchOptions launch;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        MeshOptions options = launch.meshOptions();
        Path folder = options.stateDirectory().toAbsolutePath().normalize();
        out.println("Starting a mesh in " + folder + ".");
        out.flush();
        TimedProgress progress = new TimedProgress(out, System::nanoTime);
        try (RunningMesh mesh = MeshLauncher.start(options, progress)) {
            double seconds = progress.seconds();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(mesh, out, folder), "tell-end"));
            out.println();
            ProcessTable.lines(mesh).forEach(out::println);
            out.println();
            out.println(String.format(Locale.ROOT, "The mesh is up after %.1f s. Ctrl-C stops it.", seconds));
            out.flush();
            new CountDownLatch(1).await();
        }
        return ExitCode.OK;
    }

    /** Waits for the end of the mesh, which may have begun. */
    private static void stop(RunningMesh mesh, PrintWriter out, Path folder) {
        out.println("Stopping.");
        out.flush();
        mesh.close();
        out.println("Stopped. What was on the topics is kept in " + folder + ", for the next 'mesh up' with it.");
        out.flush();
    }
}
