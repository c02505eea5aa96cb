package com.resultity.mesh.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that stands still until a test moves it. */
final class TestingTimers implements Timers {

    private final List<Pending> pending = new ArrayList<>();
    private long now = 1_000_000;
    private long order;

    private record Pending(long at, long order, Runnable action) {}

    @Override
    public long now() {
        return now;
    }

    @Override
    public Timer after(long milliseconds, Runnable action) {
        Pending added = new Pending(now + Math.max(0, milliseconds), order++, action);
        pending.add(added);
        return () -> pending.remove(added);
    }

    /** Moves time, and lets happen what is due on the way, in order. */
    void pass(long milliseconds) {
        long until = now + milliseconds;
        while (true) {
            Pending next = pending.stream()
                    .filter(candidate -> candidate.at() <= until)
                    .min(Comparator.comparingLong(Pending::at).thenComparingLong(Pending::order))
                    .orElse(null);
            if (next == null) {
                now = until;
                return;
            }
            pending.remove(next);
            now = next.at();
            next.action().run();
        }
    }
}
