package com.resultity.mesh.router.decide;

import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/** What falls due in a cell, earliest first. */
final class Deadlines {

    /** To look through fewer would save nothing. */
    static final int FEW = 1 << 14;

    /** So many times as much as mattered when this was looked through last, it is looked through again. */
    private static final int GROWTH = 4;

    private final PriorityQueue<Deadline> queue = new PriorityQueue<>();
    private int limit = FEW;

    void add(long at, Deadline.Kind kind, String subject) {
        queue.add(new Deadline(at, kind, subject));
    }

    /**
     * Takes out what matters no more, if there is much: a lease may be an hour, and the jobs of an hour that were served long
     * before its end are millions.
     *
     * @param matters whether a deadline still does; one that does not never will again
     */
    void tidy(Predicate<Deadline> matters) {
        if (queue.size() > limit) {
            queue.removeIf(matters.negate());
            limit = Math.max(FEW, GROWTH * queue.size());
        }
    }

    /** Takes out the earliest that is due. */
    Optional<Deadline> pollDue(long now) {
        Deadline earliest = queue.peek();
        if (earliest == null || earliest.at() > now) {
            return Optional.empty();
        }
        return Optional.of(queue.remove());
    }

    /**
     * When the earliest falls due that matters, milliseconds since 1970-01-01T00:00:00Z; {@link Long#MAX_VALUE} where nothing
     * does. What comes before it is taken out.
     *
     * @param matters as for {@link #tidy}
     */
    long earliest(Predicate<Deadline> matters) {
        while (!queue.isEmpty() && !matters.test(queue.peek())) {
            queue.remove();
        }
        return queue.isEmpty() ? Long.MAX_VALUE : queue.peek().at();
    }

    int size() {
        return queue.size();
    }
}
