package com.resultity.mesh.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.simulate.RunProgress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final StringWriter written = new StringWriter();
    private long nanos;

    @Test
    void shouldPrintALineEveryFiveSecondsWhereThereIsNoTerminal() {
        ProgressLine line = new ProgressLine(new PrintWriter(written), false, () -> nanos);
        for (int tenth = 0; tenth < 120; tenth++) {
            line.progress(progress(10, 4), 20);
            nanos += TimeUnit.MILLISECONDS.toNanos(100);
        }

        assertEquals(2, written.toString().lines().count());
        assertEquals(
                "   5.0 s  sent 10 of 20, decided 9, served 4, refused 2, expired 0, waiting 4, 3 nodes up, decided in"
                        + " 12.5 ms (p50)",
                written.toString().lines().findFirst().orElseThrow());
    }

    @Test
    void shouldPrintTheEndAtOnce() {
        ProgressLine line = new ProgressLine(new PrintWriter(written), false, () -> nanos);
        line.progress(progress(20, 18), 20);

        assertTrue(written.toString().contains("sent 20 of 20"), written.toString());
    }

    @Test
    void shouldWriteOverItsLineOnATerminal() {
        ProgressLine line = new ProgressLine(new PrintWriter(written), true, () -> nanos);
        line.progress(progress(10, 4), 20);
        line.progress(progress(11, 4), 20);
        line.note("the router was killed");

        assertEquals(
                1,
                written.toString()
                        .lines()
                        .filter(text -> text.contains("router"))
                        .count());
        assertTrue(written.toString().startsWith("\r   0.0 s  sent 10 of 20"), written.toString());
        assertTrue(written.toString().endsWith("   0.0 s  the router was killed" + System.lineSeparator()));
    }

    private static RunProgress progress(int sent, int served) {
        return new RunProgress(sent, 9, served, 2, 0, 0, 3, 12.5);
    }
}
