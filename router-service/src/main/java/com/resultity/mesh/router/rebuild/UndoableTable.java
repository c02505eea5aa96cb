package com.resultity.mesh.router.rebuild;

import com.resultity.mesh.router.place.PlaceTable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A table in memory that can go back to how it was when it was last settled. */
final class UndoableTable<V> implements PlaceTable<V> {

    private final TreeMap<String, V> entries = new TreeMap<>();
    private final Deque<Before<V>> undo = new ArrayDeque<>();

    private record Before<V>(String key, V value) {}

    @Override
    public V get(String key) {
        return entries.get(key);
    }

    @Override
    public void put(String key, V value) {
        undo.push(new Before<>(key, entries.get(key)));
        set(key, value);
    }

    private void set(String key, V value) {
        if (value == null) {
            entries.remove(key);
        } else {
            entries.put(key, value);
        }
    }

    /** Gives what is there now, even if an entry changes meanwhile. */
    @Override
    public void forEach(BiConsumer<String, V> action) {
        entries.entrySet().stream()
                .map(Map.Entry::copyOf)
                .toList()
                .forEach(entry -> action.accept(entry.getKey(), entry.getValue()));
    }

    /** Keeps what was put. */
    void settle() {
        undo.clear();
    }

    /** Takes back what was put since it was last settled. */
    void takeBack() {
        while (!undo.isEmpty()) {
            Before<V> before = undo.pop();
            set(before.key(), before.value());
        }
    }
}
