package com.resultity.mesh.demo;

import com.resultity.mesh.replay.ReplayObserver;
import com.resultity.mesh.simulate.RunProgress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import picocli.CommandLine.Help.Ansi;

/** Prints the story, each line with the seconds since the beginning. */
public final class StoryPrinter implements ReplayObserver {

    private static final double MILLISECONDS_PER_SECOND = 1_000;

    private final PrintWriter out;
    private final Ansi ansi;
    private final LongSupplier milliseconds;

    /**
     * @param ansi whether kinds of lines are coloured
     * @param milliseconds a clock that starts at 0
     */
    public StoryPrinter(PrintWriter out, Ansi ansi, LongSupplier milliseconds) {
        this.out = out;
        this.ansi = ansi;
        this.milliseconds = milliseconds;
    }

    /** Prints a line. */
    public void print(StoryLine line) {
        String word = String.format(Locale.ROOT, "%-8s", line.kind().word());
        String stamp = String.format(Locale.ROOT, "%6.1f s", milliseconds.getAsLong() / MILLISECONDS_PER_SECOND);
        synchronized (out) {
            out.println(stamp + "  " + ansi.string("@|" + style(line.kind()) + " " + word + "|@") + "  " + line.text());
            out.flush();
        }
    }

    private static String style(StoryLine.Kind kind) {
        return switch (kind) {
            case MESH -> "faint";
            case ROUTED -> "green";
            case REFUSED -> "yellow";
            case PLACED_AGAIN -> "magenta";
            case NODE -> "bold";
            case ALERT -> "red";
            case RESOLVED -> "cyan";
        };
    }

    @Override
    public void note(String line) {
        print(new StoryLine(StoryLine.Kind.MESH, line));
    }

    /** The story itself shows how far it is. */
    @Override
    public void progress(RunProgress progress, int planned) {}
}
