package com.resultity.mesh.router.decide;

/**
 * Something that falls due. It is not taken back when it no longer matters: whoever handles it checks that it still does.
 *
 * @param at when, milliseconds since 1970-01-01T00:00:00Z
 * @param order number of this deadline among those of the cell, so that equal times have one order
 * @param kind what falls due
 * @param subject job id or node id
 */
record Deadline(long at, long order, Kind kind, String subject) implements Comparable<Deadline> {

    enum Kind {
        LEASE,
        PATIENCE,
        WALK_AGAIN,
        SLOT_UNBLOCKED
    }

    @Override
    public int compareTo(Deadline other) {
        int byTime = Long.compare(at, other.at);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
}
