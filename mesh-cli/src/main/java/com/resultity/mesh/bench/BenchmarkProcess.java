package com.resultity.mesh.bench;

import com.resultity.mesh.embedded.JavaInstallation;
import com.resultity.mesh.embedded.ParentWatch;
import com.resultity.mesh.launch.Distribution;
import com.resultity.mesh.launch.MeshException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The process that measures. Its output is that of this one, and it ends when this one does. */
public final class BenchmarkProcess {

    /** System property that names the folder in which the build put the benchmarks together. */
    public static final String LOCATION_PROPERTY = "mesh.benchmarks";

    private static final String MAIN_CLASS = "com.resultity.mesh.benchmark.BenchmarkMain";

    private BenchmarkProcess() {}

    /**
     * Runs the benchmarks.
     *
     * @param arguments what they are told
     * @return the exit status
     * @throws MeshException if they cannot be found or started
     */
    public static int run(List<String> arguments) throws InterruptedException {
        Process process = start(arguments);
        try {
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }

    private static Process start(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(JavaInstallation.running().executable().toString());
        command.addAll(List.of(
                "-Xmx3g",
                // As router-service does, whose work is what some of the benchmarks do in this process.
                "-XX:+UseParallelGC",
                "-XX:ParallelGCThreads=2",
                "-Djava.awt.headless=true",
                "-D" + Distribution.LOCATION_PROPERTY + "="
                        + Distribution.running().lib().toAbsolutePath().getParent(),
                "-cp",
                jar().toString(),
                ParentWatch.class.getName(),
                MAIN_CLASS));
        command.addAll(arguments);
        try {
            // Its input stays a pipe that nothing is written to: its end tells the process that this one is gone.
            return new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new MeshException("The benchmarks could not be started: " + e.getMessage() + ".", e);
        }
    }

    private static Path jar() {
        String location = System.getProperty(LOCATION_PROPERTY);
        if (location == null) {
            throw new MeshException("Where the benchmarks are is not known: run ./mesh, or name their folder in the"
                    + " system property " + LOCATION_PROPERTY + ".");
        }
        Path lib = Path.of(location).toAbsolutePath().resolve("lib");
        if (Files.isDirectory(lib)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(lib, "benchmarks-[0-9]*.jar")) {
                for (Path jar : jars) {
                    return jar;
                }
            } catch (IOException e) {
                throw new MeshException("The benchmarks in " + lib + " cannot be read: " + e.getMessage() + ".", e);
            }
        }
        throw new MeshException("There are no benchmarks in " + lib + ": run ./mesh to build them.");
    }
}
