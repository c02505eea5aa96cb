package com.resultity.mesh.registry.hostile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something that somebody tries who must not succeed.
 *
 * @param name what it is
 * @param request how it is tried
 * @param statuses how it may be answered
 * @param hidden names that whoever tries it must not learn
 * @param reachesRegistrar whether the registrar is asked, so that the question and its reply are on the log
 */
record Attempt(String name, RawRequest request, Set<Integer> statuses, List<String> hidden, boolean reachesRegistrar) {

    /** Names are replaced by others of the same length, that nothing has. */
    private static final char OTHER = 'q';

    static Attempt of(String name, RawRequest request, Integer... statuses) {
        return new Attempt(name, request, Set.of(statuses), TestingWorld.HIDDEN, false);
    }

    /** The same, where one name more is hidden. */
    Attempt hiding(String name) {
        return new Attempt(
                this.name,
                request,
                statuses,
                Stream.concat(hidden.stream(), Stream.of(name)).toList(),
                reachesRegistrar);
    }

    /** The same, where whoever tries it may ask, and it is the registrar that refuses it. */
    Attempt judgedByTheRegistrar() {
        return new Attempt(name, request, statuses, hidden, true);
    }

    /** The hidden name that the attempt itself is about, if it is about one. */
    Optional<String> about() {
        return hidden.stream().filter(request.told()::contains).findFirst();
    }

    /** A name like a hidden one, that nothing has. */
    static String otherThan(String name) {
        return name.substring(0, name.length() - 1) + OTHER;
    }

    @Override
    public String toString() {
        return name;
    }
}
