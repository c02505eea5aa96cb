package com.resultity.mesh.router.place;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Values that many nodes have in common, each in memory once: every record comes with copies of its own of the names of its
 * zone, its country, its models, which are most of what a cell knows of a node.
 *
 * <p>Nodes say what they please, so only what is short is shared, and not much of it is kept: what a node makes up with each
 * heartbeat is as short-lived here as it is without.
 */
final class SharedValues {

    private static final int LONGEST = 64;
    private static final int MOST_OF_A_SET = 16;

    /** With the lengths above 5 MiB at the most. What a cell holds already is held on when these are forgotten. */
    private static final int MOST_KEPT = 1 << 12;

    private final Map<Object, Object> kept = new HashMap<>();

    /** An equal name, and the same object for all that ask with equal ones, if it is short. */
    String of(String name) {
        return name.length() > LONGEST ? name : (String) shared(name);
    }

    /** An equal set, and the same object for all that ask with equal ones, if it is small. */
    Set<String> of(Set<String> names) {
        if (names.size() > MOST_OF_A_SET || names.stream().anyMatch(name -> name.length() > LONGEST)) {
            return names;
        }
        @SuppressWarnings("unchecked") // equal to a set of names
        Set<String> shared = (Set<String>) shared(names);
        return shared;
    }

    private Object shared(Object value) {
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        return kept.computeIfAbsent(value, one -> one);
    }

    /** How many values are kept to be shared. */
    int size() {
        return kept.size();
    }
}
