package com.resultity.mesh.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A Java process that this process started and that ends with it, even when this one is ended by SIGKILL.
 *
 * <p>Safe for use by several threads.
 */
public final class ChildProcess implements AutoCloseable {

    /** How long {@link #stop()} waits for an orderly end before it kills. */
    public static final Duration DEFAULT_GRACE = Duration.ofSeconds(10);

    private static final long PROBE_EVERY_MILLIS = 25;
    private static final int LOG_LINES_IN_ERROR = 8;

    private final String name;
    private final Process process;
    private final Path logFile;
    private final long logPosition;
    private Pause pause;

    private ChildProcess(String name, Process process, Path logFile, long logPosition) {
        this.name = name;
        this.process = process;
        this.logFile = logFile;
        this.logPosition = logPosition;
    }

    /**
     * Starts {@code command} and returns at once.
     *
     * @param name what the process is called in errors: "the broker"
     * @param command what it runs
     * @param environment variables it gets in addition to those of this process
     * @param logFile the file that its standard output and error are appended to; folders are made as needed
     * @throws StartFailedException if the system cannot run the command
     */
    public static ChildProcess start(String name, JavaCommand command, Map<String, String> environment, Path logFile) {
        ProcessBuilder builder = new ProcessBuilder(command.line());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
        try {
            Files.createDirectories(logFile.toAbsolutePath().getParent());
            long logPosition = Files.exists(logFile) ? Files.size(logFile) : 0;
            ChildProcess child = new ChildProcess(name, builder.start(), logFile, logPosition);
            LiveChildren.add(child);
            CompletableFuture<Void> unused = child.onExit().thenRun(() -> LiveChildren.remove(child));
            return child;
        } catch (IOException e) {
            throw new StartFailedException("Could not start " + name + ": " + e.getMessage() + ".", e);
        }
    }

    /** Returns what the process is called in errors. */
    public String name() {
        return name;
    }

    /** Returns the system's id of the process. */
    public long pid() {
        return process.pid();
    }

    /** Returns the file that the process's output goes to. */
    public Path logFile() {
        return logFile;
    }

    /** Tells whether the process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Returns the exit status, or nothing while the process runs; after a signal, 128 and the signal's number. */
    public OptionalInt exitStatus() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Returns a future that completes, with the exit status, when the process has ended, whoever ended it. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /**
     * Waits until {@code probe} says that the process is ready.
     *
     * @param patience how long to wait at most; a probe that runs at that moment is waited for
     * @param probe what to ask
     * @throws StartFailedException if the process ends or is not ready in time, in which case it has been killed, or
     *     if the thread is interrupted
     */
    public void awaitReady(Duration patience, ReadinessProbe probe) {
        long deadline = System.nanoTime() + patience.toNanos();
        Exception lastRefusal = null;
        while (System.nanoTime() < deadline) {
            if (endsWithin(PROBE_EVERY_MILLIS)) {
                throw failure("ended while it was starting, with exit status " + process.exitValue(), lastRefusal);
            }
            try {
                if (probe.isReady()) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                lastRefusal = e;
            }
        }
        kill();
        throw failure("was not ready within " + patience.toMillis() / 1000.0 + " s", lastRefusal);
    }

    private boolean endsWithin(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            throw new StartFailedException("The wait for " + name + " was interrupted.", e);
        }
    }

    private StartFailedException failure(String what, Exception cause) {
        StringBuilder message = new StringBuilder();
        message.append(Character.toUpperCase(name.charAt(0))).append(name, 1, name.length());
        message.append(' ').append(what).append("; its log is ").append(logFile).append('.');
        lastLogLines(LOG_LINES_IN_ERROR)
                .forEach(line ->
                        message.append(System.lineSeparator()).append("    ").append(line));
        return new StartFailedException(message.toString(), cause);
    }

    /** Returns the last lines that this run of the process wrote, at most {@code most}, without stack frames. */
    public List<String> lastLogLines(int most) {
        return LogTail.read(logFile, logPosition, most);
    }

    /** Asks the process to end (SIGTERM), and kills it when it has not ended after {@link #DEFAULT_GRACE}. */
    public void stop() {
        stop(DEFAULT_GRACE);
    }

    /**
     * Has the process stand still (SIGSTOP) until it is told to go on, or is stopped or killed, or this process ends.
     *
     * @throws IllegalStateException if it does not run
     */
    public synchronized void pause() {
        if (pause == null) {
            pause = Pause.of(pid());
        }
    }

    /** Lets the process go on (SIGCONT), if it was paused. */
    public synchronized void resume() {
        if (pause != null) {
            pause.close();
            pause = null;
        }
    }

    /** Asks the process to end (SIGTERM), waits, and kills it when it has not ended after {@code grace}. */
    public void stop(Duration grace) {
        // One that stands still does not hear that it is to end.
        resume();
        // Unlike Process.destroy, this leaves the standard input open, whose end would race with the signal.
        process.toHandle().destroy();
        if (!awaitEnd(grace)) {
            kill();
        }
    }

    /** Ends the process at once (SIGKILL) and returns when it is gone. */
    public void kill() {
        process.toHandle().destroyForcibly();
        if (!awaitEnd(DEFAULT_GRACE)) {
            throw new IllegalStateException(name + " with process id " + pid() + " survived SIGKILL");
        }
        resume();
    }

    private boolean awaitEnd(Duration patience) {
        boolean interrupted = Thread.interrupted();
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                try {
                    return process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The same as {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }
}
