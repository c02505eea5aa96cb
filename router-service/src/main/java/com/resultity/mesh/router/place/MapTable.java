package com.resultity.mesh.router.place;

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
    public void forEach(BiConsumer<String, V> action) {
        entries.forEach(action);
    }

    @Override
    public int forEachAfter(String key, int most, BiConsumer<String, V> action) {
        List<Map.Entry<String, V>> following =
                entries.tailMap(key, false).entrySet().stream().limit(most).toList();
        following.forEach(entry -> action.accept(entry.getKey(), entry.getValue()));
        return following.size();
    }
}
