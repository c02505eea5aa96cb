package com.resultity.mesh.router.decide;

/**
 * Something that falls due. It need not be taken back when it no longer matters: whoever handles it checks that it still does,
 * and for just this moment, or else it would fall due in another order than after a restart, which knows only what matters.
 *
 * @param at when, milliseconds since 1970-01-01T00:00:00Z
 * @param kind what falls due
 * @param subject job id or node id
 */
record Deadline(long at, Kind kind, String subject) implements Comparable<Deadline> {

    enum Kind {
        LEASE,
        PATIENCE,
        WALK_AGAIN,
        SLOT_UNBLOCKED
    }

    /** Equal times in an order that does not rest on who came first: a restart, which forgets that, changes nothing. */
    @Override
    public int compareTo(Deadline other) {
        if (at != other.at) {
            return Long.compare(at, other.at);
        }
        int byKind = kind.compareTo(other.kind);
        return byKind == 0 ? subject.compareTo(other.subject) : byKind;
    }
}
