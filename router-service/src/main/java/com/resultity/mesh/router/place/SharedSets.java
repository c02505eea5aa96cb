package com.resultity.mesh.router.place;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Sets of names that many nodes have in common, each in memory once a process: the nodes of all its cells choose from the same
 * names. What is of one kind is kept apart from what is of another, so that sets which each node has of its own do not push out
 * those that many have.
 *
 * <p>Nodes say what they please, so only what is small is shared, and not much of it is kept. Safe for use by several threads.
 */
final class SharedSets {

    private static final int MOST_OF_A_SET = 16;
    private static final String SEPARATOR = "\n";

    private final int most;

    /**
     * By their names in one, which a map can order where their hashes are the same, as nodes may see to: the hash of a set is the
     * sum of those of its names.
     */
    private final Map<String, Set<String>> kept = new ConcurrentHashMap<>();

    /**
     * @param most how many are kept; what is held already is held on when these are forgotten
     */
    SharedSets(int most) {
        this.most = most;
    }

    /** An equal set, and the same object for all that ask with equal ones, if it is small. The names are not to change. */
    Set<String> of(Set<String> names) {
        if (names.size() > MOST_OF_A_SET || names.stream().anyMatch(SharedValues::isLong)) {
            return names;
        }
        if (kept.size() >= most) {
            kept.clear();
        }
        Set<String> known = kept.putIfAbsent(names.stream().sorted().collect(Collectors.joining(SEPARATOR)), names);
        // The names of another set may make the same in one.
        return names.equals(known) ? known : names;
    }

    /** How many sets are kept to be shared. */
    int size() {
        return kept.size();
    }
}
