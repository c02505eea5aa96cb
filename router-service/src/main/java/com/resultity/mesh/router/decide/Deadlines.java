package com.resultity.mesh.router.decide;

import java.util.Optional;
import java.util.PriorityQueue;

/** What falls due in a cell, earliest first. */
final class Deadlines {

    private final PriorityQueue<Deadline> queue = new PriorityQueue<>();

    void add(long at, Deadline.Kind kind, String subject) {
        queue.add(new Deadline(at, kind, subject));
    }

    /** Takes out the earliest that is due. */
    Optional<Deadline> pollDue(long now) {
        Deadline earliest = queue.peek();
        if (earliest == null || earliest.at() > now) {
            return Optional.empty();
        }
        return Optional.of(queue.remove());
    }
}
