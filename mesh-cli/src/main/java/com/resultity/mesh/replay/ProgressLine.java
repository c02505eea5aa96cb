package com.resultity.mesh.replay;

import com.resultity.mesh.simulate.RunProgress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Shows how a replay goes: on a terminal in one line that changes, elsewhere in a line every few seconds. */
public final class ProgressLine implements ReplayObserver {

    private static final long PRINT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintWriter out;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private final long beganNanos;
    private long printedNanos;
    private int shownLength;

    /**
     * @param terminal whether a line can be written over
     * @param nanoTime a clock such as {@link System#nanoTime}
     */
    public ProgressLine(PrintWriter out, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.beganNanos = nanoTime.getAsLong();
        this.printedNanos = beganNanos;
    }

    @Override
    public synchronized void note(String line) {
        clear();
        out.println(stamped(line));
        out.flush();
    }

    @Override
    public synchronized void progress(RunProgress progress, int planned) {
        String line = stamped(sentence(progress, planned));
        if (terminal) {
            int before = shownLength;
            out.print('\r' + line + " ".repeat(Math.max(0, before - line.length())));
            out.flush();
            shownLength = line.length();
            return;
        }
        boolean complete = progress.sent() == planned && progress.open() == 0;
        if (complete || nanoTime.getAsLong() - printedNanos >= PRINT_EVERY_NANOS) {
            printedNanos = nanoTime.getAsLong();
            out.println(line);
            out.flush();
        }
    }

    private void clear() {
        if (shownLength > 0) {
            out.print('\r' + " ".repeat(shownLength) + '\r');
            shownLength = 0;
        }
    }

    private String stamped(String line) {
        return String.format(Locale.ROOT, "%6.1f s  %s", (nanoTime.getAsLong() - beganNanos) / NANOS_PER_SECOND, line);
    }

    private static String sentence(RunProgress progress, int planned) {
        return String.format(
                Locale.ROOT,
                "sent %,d of %,d, decided %,d, served %,d, refused %,d, expired %,d, waiting %,d, %d nodes up,"
                        + " decided in %.1f ms (p50)",
                progress.sent(),
                planned,
                progress.decided(),
                progress.served(),
                progress.refused(),
                progress.expired(),
                progress.open(),
                progress.nodesUp(),
                progress.decisionP50Milliseconds());
    }
}
