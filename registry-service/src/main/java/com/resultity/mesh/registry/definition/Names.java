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

    /** A copy of the names given, each once. */
    public static SortedSet<String> copyOf(Collection<String> names) {
        return names.isEmpty() ? NONE : Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }
}
