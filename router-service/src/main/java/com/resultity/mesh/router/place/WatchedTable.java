package com.resultity.mesh.router.place;

import com.resultity.mesh.schemas.RememberedEntry;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A table that can be copied as it stood at one moment while it goes on changing: what changes is copied before it does, and
 * the rest little by little. What is not copied meanwhile costs nothing but a look whether it is.
 */
final class WatchedTable<V> implements PlaceTable<V> {

    private static final String BEFORE_ALL = "";

    private final RememberedTable<V> kind;
    private final PlaceTable<V> table;
    private final Consumer<RememberedEntry> copies;

    /** Keys that have changed since the moment that is copied, whose entries as they were then are copied. */
    private final Set<String> changed = new HashSet<>();

    private boolean copying;
    private String copiedUntil = BEFORE_ALL;

    /**
     * @param kind which table it is
     * @param memory where it is
     * @param copies takes what is copied
     */
    WatchedTable(RememberedTable<V> kind, PlaceMemory memory, Consumer<RememberedEntry> copies) {
        this.kind = kind;
        this.table = kind.in().apply(memory);
        this.copies = copies;
    }

    /** Has all be copied as it is now. */
    void begin() {
        copying = true;
        copiedUntil = BEFORE_ALL;
    }

    /** Nothing is to be copied any more. */
    void end() {
        copying = false;
        changed.clear();
    }

    /**
     * Copies what comes next.
     *
     * @param most entries that are looked at, at least 1
     * @return how many were looked at; fewer than the most when all are copied
     */
    int copy(int most) {
        return table.forEachAfter(copiedUntil, most, (key, value) -> {
            copiedUntil = key;
            if (!changed.contains(key)) {
                copies.accept(kind.entry(key, value));
            }
        });
    }

    @Override
    public V get(String key) {
        return table.get(key);
    }

    @Override
    public void put(String key, V value) {
        if (copying && changed.add(key)) {
            V before = table.get(key);
            if (before != null) {
                copies.accept(kind.entry(key, before));
            }
        }
        table.put(key, value);
    }

    @Override
    public void forEach(BiConsumer<String, V> action) {
        table.forEach(action);
    }

    @Override
    public int forEachAfter(String key, int most, BiConsumer<String, V> action) {
        return table.forEachAfter(key, most, action);
    }
}
