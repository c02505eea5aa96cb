package com.resultity.mesh.audit.evidence;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps one of equal values, because a log of a million jobs names few cells, nodes and tenants. */
final class Interner {

    private final Map<Object, Object> known = new HashMap<>();

    /** The first value that equals this one. */
    @SuppressWarnings("unchecked")
    <T> T same(T value) {
        return (T) known.computeIfAbsent(value, first -> first);
    }

    /** A text that may be missing. */
    Optional<String> sameOrNone(String text) {
        return same(Optional.ofNullable(text));
    }
}
