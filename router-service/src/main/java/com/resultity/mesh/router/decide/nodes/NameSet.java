package com.resultity.mesh.router.decide.nodes;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Set;

/**
 * A set of a few names that never changes, in an array just as long as they are. Most nodes have sets of Subclouds that no other
 * has: in those of the JDK a name takes two places, so that they were the largest part of what is known of a node.
 */
public final class NameSet extends AbstractSet<String> {

    /** Up to so many names take no more in a set of the JDK, which has none of an array. */
    private static final int MOST_WITHOUT_ARRAY = 2;

    /** In order, each once. */
    private final String[] names;

    private NameSet(String[] names) {
        this.names = names;
    }

    /** The set of some names; this one, if they are such a set already. */
    public static Set<String> of(Collection<String> names) {
        if (names instanceof NameSet set) {
            return set;
        }
        return names.size() <= MOST_WITHOUT_ARRAY
                ? Set.copyOf(names)
                : new NameSet(names.stream().sorted().distinct().toArray(String[]::new));
    }

    @Override
    public boolean contains(Object name) {
        return name instanceof String && Arrays.binarySearch(names, name) >= 0;
    }

    /** In their order. */
    @Override
    public Iterator<String> iterator() {
        return Arrays.asList(names).iterator();
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NameSet that ? Arrays.equals(names, that.names) : super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
