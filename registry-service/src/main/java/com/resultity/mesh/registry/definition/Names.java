package com.resultity.mesh.registry.definition;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Sets of names: immutable and in alphabetical order, so that two that hold the same are the same. */
public final class Names {

    private static final SortedSet<String> NONE = Collections.unmodifiableSortedSet(new TreeSet<>());

    private Names() {}

    /** The empty set. */
    public static SortedSet<String> none() {
        return NONE;
    }

    /** The names given, each once; a set that was made here is not copied again. */
    public static SortedSet<String> copyOf(Collection<String> names) {
        if (names.isEmpty()) {
            return NONE;
        }
        return isMadeHere(names) ? (SortedSet<String>) names : Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    /** Sets of this class are made nowhere else, so nobody holds what is in it to change it. */
    private static boolean isMadeHere(Collection<String> names) {
        return names.getClass().equals(NONE.getClass());
    }
}
