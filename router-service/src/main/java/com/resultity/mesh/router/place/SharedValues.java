package com.resultity.mesh.router.place;

import java.util.HashMap;
import java.util.Map;

/**
 * Values that many nodes have in common, each in memory once: every record comes with copies of its own of the names of its
 * zone, its country, its models, which are most of what a cell knows of a node.
 */
final class SharedValues {

    /** A bound, because a node may call its models as it pleases; what is held already is held on. */
    private static final int MOST_KEPT = 1 << 16;

    private final Map<Object, Object> kept = new HashMap<>();

    /** The same value, and the same object for all that ask with equal ones. */
    <T> T of(T value) {
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        @SuppressWarnings("unchecked") // equal to what is given, and of its class unless its class lies about equality
        T shared = (T) kept.computeIfAbsent(value, one -> one);
        return shared;
    }
}
