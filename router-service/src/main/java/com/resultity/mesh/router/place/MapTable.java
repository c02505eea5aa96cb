package com.resultity.mesh.router.place;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A table that is nowhere else. */
final class MapTable<V> implements PlaceTable<V> {

    private final TreeMap<String, V> entries = new TreeMap<>();

    @Override
    public V get(String key) {
        return entries.get(key);
    }

    @Override
    public void put(String key, V value) {
        if (value == null) {
            entries.remove(key);
        } else {
            entries.put(key, value);
        }
    }

    @Override
    public Walk<V> walk(String after) {
        return new MapWalk<>(
                List.copyOf(entries.tailMap(after, false).entrySet()).iterator());
    }

    private record MapWalk<V>(Iterator<Map.Entry<String, V>> entries) implements Walk<V> {

        @Override
        public boolean next(BiConsumer<String, V> action) {
            if (!entries.hasNext()) {
                return false;
            }
            Map.Entry<String, V> next = entries.next();
            action.accept(next.getKey(), next.getValue());
            return true;
        }

        @Override
        public void close() {
            // There is nothing to give back.
        }
    }
}
