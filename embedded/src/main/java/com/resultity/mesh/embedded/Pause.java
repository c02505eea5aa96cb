package com.resultity.mesh.embedded;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * A process that stands still (SIGSTOP) until this is closed (SIGCONT): to others it is as good as dead, and it does not
 * know itself that time has passed.
 *
 * <p>A shell holds the pause and ends it when this process ends, however that happens: a child that stands still could not
 * notice the end of its parent.
 */
public final class Pause implements AutoCloseable {

    /** Says that the process stands still, waits for the end of its input, and lets it go on. */
    private static final String HOLD =
            "trap '' INT HUP TERM; kill -STOP \"$1\" || exit 1; echo; read _; kill -CONT \"$1\"";

    private static final long PATIENCE_SECONDS = 10;

    private final Process holder;

    private Pause(Process holder) {
        this.holder = holder;
    }

    /**
     * Stops a process and returns when it stands still.
     *
     * @param pid the system's id of it
     * @throws IllegalStateException if there is no such process, or it may not be stopped
     */
    public static Pause of(long pid) {
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", HOLD, "pause", Long.toString(pid));
        shell.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process holder = shell.start();
            if (holder.getInputStream().read() < 0) {
                throw new IllegalStateException("Process " + pid + " cannot be paused.");
            }
            return new Pause(holder);
        } catch (IOException failure) {
            throw new IllegalStateException("Process " + pid + " cannot be paused.", failure);
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
