package com.resultity.mesh.audit.evidence;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All versions of records with a key that the log still holds.
 *
 * @param <T> what a version says
 */
public final class Versions<T> {

    private final Map<String, TreeMap<Long, T>> byKey = new HashMap<>();

    /** The first record of a version counts: a second one would be a change without a new version. */
    void add(String key, long version, T value) {
        byKey.computeIfAbsent(key, unknown -> new TreeMap<>()).putIfAbsent(version, value);
    }

    /** What a version says, if the log still holds it. */
    public Optional<T> find(String key, long version) {
        return Optional.ofNullable(byKey.get(key)).map(versions -> versions.get(version));
    }

    /** Whether the log holds any version of a key. */
    public boolean knows(String key) {
        return byKey.containsKey(key);
    }

    /**
     * Whether a version that is not found may have been compacted away: versions grow, so one below the newest may, and one
     * above it was never written. Of a key that the log no longer knows nothing can be said.
     */
    public boolean mayBeCompacted(String key, long version) {
        TreeMap<Long, T> versions = byKey.get(key);
        return versions == null || version > 0 && version < versions.lastKey();
    }
}
