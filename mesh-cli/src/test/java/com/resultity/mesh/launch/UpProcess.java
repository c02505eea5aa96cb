package com.resultity.mesh.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A {@code mesh up} in a process of its own, as a person starts it. */
final class UpProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final Path output;
    private final Path stateDirectory;

    private UpProcess(Process process, Path output, Path stateDirectory) {
        this.process = process;
        this.output = output;
        this.stateDirectory = stateDirectory;
    }

    static UpProcess start(Path stateDirectory, Path output, String... more) throws IOException {
        Path jar = Distribution.running().jarOf("mesh");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString(),
                "up",
                "--state-directory",
                stateDirectory.toString(),
                "--ports",
                "auto"));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new UpProcess(process, output, stateDirectory);
    }

    /** Waits until the process has printed {@code text}. */
    void awaitPrinted(String text) {
        await(() -> printed().contains(text) || !process.isAlive(), "print of '" + text + "'");
        if (!printed().contains(text)) {
            throw new AssertionError("the process ended without printing '" + text + "':\n" + printed());
        }
    }

    String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the processes of the mesh as its file tells them. */
    List<ProcessHandle> children() {
        return RunFile.in(stateDirectory).readIfRunning().orElseThrow().processes().values().stream()
                .map(identity -> identity.find().orElseThrow())
                .toList();
    }

    /** Waits for the end of the process and returns its exit status. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the process does not end:\n" + printed());
        }
        return process.exitValue();
    }

    /** Asks the process to end, as Ctrl-C or the system does. */
    void terminate() {
        process.destroy();
    }

    /** Ends the process by SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    static void await(BooleanSupplier condition, String what) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited " + PATIENCE + " in vain for " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
