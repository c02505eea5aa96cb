package com.resultity.mesh.sla.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * When a node was heard. A node counts as heard from each heartbeat until one grace after it, which is when the router
 * begins to hold it for silent.
 *
 * @param firstHeardAt its first heartbeat, milliseconds since 1970-01-01T00:00:00Z; empty if it was never heard
 * @param heard when it was heard, ascending and without overlap; what is older than the window may be left out
 */
public record Presence(OptionalLong firstHeardAt, List<Span> heard) {

    /** A node that was never heard. */
    public static final Presence NEVER = new Presence(OptionalLong.empty(), List.of());

    public Presence {
        heard = List.copyOf(heard);
    }

    /**
     * A span in which a node was heard without a break.
     *
     * @param from its first heartbeat, milliseconds since 1970-01-01T00:00:00Z
     * @param until one grace after its last heartbeat, likewise
     */
    public record Span(long from, long until) {

        private long overlap(long start, long end) {
            return Math.max(0, Math.min(until, end) - Math.max(from, start));
        }
    }

    /**
     * The presence after one more heartbeat.
     *
     * @param moment when it came, milliseconds since 1970-01-01T00:00:00Z
     * @param grace how long it counts, in milliseconds
     * @param window the window that is measured over; what ended before it is forgotten
     */
    public Presence heardAt(long moment, long grace, SlidingWindow window) {
        List<Span> spans = new ArrayList<>(heard);
        spans.removeIf(span -> span.until() <= moment - window.milliseconds());
        Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        if (last == null || last.until() < moment) {
            spans.add(new Span(moment, moment + grace));
        } else {
            spans.set(spans.size() - 1, new Span(last.from(), Math.max(last.until(), moment + grace)));
        }
        return new Presence(OptionalLong.of(firstHeardAt.orElse(moment)), spans);
    }

    /** Whether it is heard now. */
    public boolean isHeard(long now) {
        return !heard.isEmpty() && heard.get(heard.size() - 1).until() > now;
    }

    /**
     * The share of the window in which it was heard, or of the time since it was first heard where that is shorter; in parts
     * per million, rounded down. Empty if it was not heard before now.
     */
    public OptionalInt availability(long now, SlidingWindow window) {
        if (firstHeardAt.isEmpty() || firstHeardAt.getAsLong() >= now) {
            return OptionalInt.empty();
        }
        long start = Math.max(firstHeardAt.getAsLong(), now - window.milliseconds());
        long covered =
                heard.stream().mapToLong(span -> span.overlap(start, now)).sum();
        return OptionalInt.of(PartsPerMillion.of(covered, now - start));
    }

    /** How often within the window it was heard again after a silence. */
    public long returns(long now, SlidingWindow window) {
        return heard.stream()
                .filter(span -> span.from() > now - window.milliseconds())
                .filter(span -> span.from() > firstHeardAt.orElseThrow())
                .count();
    }
}
