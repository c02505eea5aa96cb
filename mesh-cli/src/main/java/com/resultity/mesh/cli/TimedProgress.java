package com.resultity.mesh.cli;

import com.resultity.mesh.launch.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Prints what happens, each line with the seconds since the beginning. */
public final class TimedProgress implements Progress {
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintWriter out;
    private final LongSupplier nanoTime;
    private final long began;

    /** Counts from this moment on, by a clock that tells nanoseconds, such as {@link System#nanoTime}. */
    public TimedProgress(PrintWriter out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
    }

    @Override
    public void report(String line) {
        synchronized (out) {
            out.println(String.format(Locale.ROOT, "%6.1f s  %s", seconds(), line));
            out.flush();
        }
    }

    /** Returns the seconds since the beginning. */
    public double seconds() {
        return (nanoTime.getAsLong() - began) / NANOS_PER_SECOND;
    }
}
