package com.resultity.mesh.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that stands still (SIGSTOP) until this is closed (SIGCONT): to others it is as good as dead, and it does not
 * know itself that time has passed.
 *
 * <p>A shell holds the pause and ends it when this process ends, however that happens: a child that stands still could not
 * notice the end of its parent.
 */
public final class Pause implements AutoCloseable {

    /** Says that the process was told to stand still, waits for the end of its input, and lets it go on. */
    private static final String HOLD =
            "trap '' INT HUP TERM; kill -STOP \"$1\" || exit 1; echo; read _; kill -CONT \"$1\"";

    private static final long PATIENCE_SECONDS = 10;

    /** Running, sleeping and waiting for a disk, as proc(5) has them; others are stopped, traced or gone. */
    private static final String STATES_OF_WHAT_RUNS = "RSD";

    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Process holder;

    private Pause(Process holder) {
        this.holder = holder;
    }

    /**
     * Stops a process and returns when it stands still.
     *
     * @param pid the system's id of it
     * @throws IllegalStateException if there is no such process, it may not be stopped, or it went on for 10 s although it
     *     was told to stop
     */
    public static Pause of(long pid) {
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", HOLD, "pause", Long.toString(pid));
        shell.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process holder = shell.start();
            if (holder.getInputStream().read() < 0) {
                throw new IllegalStateException("Process " + pid + " cannot be paused.");
            }
            Pause pause = new Pause(holder);
            if (!standsStillInTime(pid)) {
                pause.close();
                throw new IllegalStateException(
                        "Process " + pid + " was told to stand still, and did not within " + PATIENCE_SECONDS + " s.");
            }
            return pause;
        } catch (IOException failure) {
            throw new IllegalStateException("Process " + pid + " cannot be paused.", failure);
        }
    }

    /** The signal is only sent when kill returns: each thread stands still when it next gets a processor. */
    private static boolean standsStillInTime(long pid) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!standsStill(Path.of("/proc", Long.toString(pid), "task"))) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return true;
    }

    /** As far as the system tells: where it has no such folder, or no longer, there is nothing to wait for. */
    private static boolean standsStill(Path threads) {
        try (DirectoryStream<Path> each = Files.newDirectoryStream(threads)) {
            for (Path thread : each) {
                if (runs(thread.resolve("stat"))) {
                    return false;
                }
            }
            return true;
        } catch (IOException | DirectoryIteratorException notToldHere) {
            return true;
        }
    }

    private static boolean runs(Path stat) {
        try {
            // "id (name) S ...": the name may hold anything, a closing parenthesis too.
            String line = Files.readString(stat, StandardCharsets.ISO_8859_1);
            return STATES_OF_WHAT_RUNS.indexOf(line.charAt(line.lastIndexOf(')') + 2)) >= 0;
        } catch (IOException threadIsGone) {
            return false;
        }
    }

    /** Lets the process go on; without effect the second time, or where it is gone. */
    @Override
    public void close() {
        try {
            holder.getOutputStream().close();
            if (!holder.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("A pause did not end.");
            }
        } catch (IOException holderIsGone) {
            return;
        } catch (InterruptedException e) {
            // The shell has seen the end of its input, and ends on its own.
            Thread.currentThread().interrupt();
        }
    }
}
