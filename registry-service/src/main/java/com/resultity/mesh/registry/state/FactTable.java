package com.resultity.mesh.registry.state;

import com.resultity.mesh.registry.definition.Versioned;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * The things of one kind. One thread changes it; any number of threads read.
 *
 * @param <K> what tells them apart
 * @param <V> what they are
 */
final class FactTable<K extends Comparable<K>, V> {

    private final ConcurrentSkipListMap<K, Versioned<V>> present = new ConcurrentSkipListMap<>();
    private final Map<K, Long> removed = new ConcurrentHashMap<>();
    /** Beside the map, which would count them all each time. */
    private final AtomicInteger size = new AtomicInteger();

    private final NavigableMap<K, Versioned<V>> readable = Collections.unmodifiableNavigableMap(present);

    void put(K key, Versioned<V> value) {
        if (present.put(key, value) == null) {
            size.incrementAndGet();
        }
    }

    void remove(K key) {
        Versioned<V> last = present.remove(key);
        if (last != null) {
            size.decrementAndGet();
            removed.merge(key, last.version(), Math::max);
        }
    }

    /** Forgets what is there, but not which versions were removed: those stay removed. */
    void clear() {
        present.clear();
        size.set(0);
    }

    int size() {
        return size.get();
    }

    NavigableMap<K, Versioned<V>> all() {
        return readable;
    }

    /** As they are now, from a key on as far as keys belong together. */
    NavigableMap<K, Versioned<V>> from(K first, Predicate<K> belongs) {
        NavigableMap<K, Versioned<V>> found = new TreeMap<>();
        for (Map.Entry<K, Versioned<V>> entry : present.tailMap(first).entrySet()) {
            if (!belongs.test(entry.getKey())) {
                break;
            }
            found.put(entry.getKey(), entry.getValue());
        }
        return found;
    }

    /** The version that is there, or else the last one that was; 0 where there never was one. */
    long latest(K key) {
        Versioned<V> now = present.get(key);
        return now == null ? removed.getOrDefault(key, 0L) : now.version();
    }

    /** Whether a version was seen, or one after it. */
    boolean holds(K key, long version, boolean gone) {
        Versioned<V> now = present.get(key);
        if (now == null) {
            return removed.getOrDefault(key, 0L) >= version;
        }
        return gone ? now.version() > version : now.version() >= version;
    }
}
