package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.definition.Party;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds among many names those that share names with one, as {@link Party#shareNames} has it, without looking at each. */
final class NameIndex {

    private static final char GOES_ON = '-';

    private final NavigableSet<String> names;

    NameIndex(Collection<String> names) {
        this.names = new TreeSet<>(names);
    }

    /** Those that share names with one, itself as well. */
    Stream<String> sharingWith(String name) {
        Stream<String> begun = IntStream.rangeClosed(1, name.length())
                .filter(end -> end == name.length() || name.charAt(end) == GOES_ON)
                .mapToObj(end -> name.substring(0, end))
                .filter(names::contains);
        String afterAll = name + (char) (GOES_ON + 1);
        return Stream.concat(begun, names.subSet(name + GOES_ON, afterAll).stream());
    }
}
