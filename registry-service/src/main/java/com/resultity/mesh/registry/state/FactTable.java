package com.resultity.mesh.registry.state;

import com.resultity.mesh.registry.definition.Versioned;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * The things of one kind. One thread changes it; any number of threads read.
 *
 * <p>Of what was removed, the last version is kept for whoever waits to see it: of each of the last {@link #MOST_REMOVED}
 * removals its own, and of all before them together the highest. No removal is ever taken for unseen by that. Nor is what is
 * yet to be seen taken for removed: a new thing's version is above that of every other at its time, so it would have to be
 * overtaken, in the order of reading, by so many removals that were made after it.
 *
 * @param <K> what tells them apart
 * @param <V> what they are
 */
final class FactTable<K extends Comparable<K>, V> {

    /** More than are removed while somebody waits to see it. */
    static final int MOST_REMOVED = 10_000;

    private final ConcurrentSkipListMap<K, Versioned<V>> present = new ConcurrentSkipListMap<>();
    private final Map<K, Long> removed = new ConcurrentHashMap<>();
    private final Queue<Removal<K>> removals = new ArrayDeque<>();

    /** The highest version of those removals that are not kept each by itself any more. */
    private volatile long removedBefore;

    /** Beside the map, which would count them all each time. */
    private final AtomicInteger size = new AtomicInteger();

    private final NavigableMap<K, Versioned<V>> readable = Collections.unmodifiableNavigableMap(present);

    private record Removal<K>(K key, long version) {}

    void put(K key, Versioned<V> value) {
        if (present.put(key, value) == null) {
            size.incrementAndGet();
        }
    }

    void remove(K key) {
        Versioned<V> last = present.remove(key);
        if (last != null) {
            size.decrementAndGet();
            noteRemoval(new Removal<>(key, last.version()));
        }
    }

    private void noteRemoval(Removal<K> removal) {
        removed.merge(removal.key(), removal.version(), Math::max);
        removals.add(removal);
        if (removals.size() > MOST_REMOVED) {
            Removal<K> oldest = removals.remove();
            // First, so that nobody finds it in neither place.
            removedBefore = Math.max(removedBefore, oldest.version());
            removed.remove(oldest.key(), oldest.version());
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

    /** The version that is there, or else the last one that was; 0 where there never was one, or long ago. */
    long latest(K key) {
        Versioned<V> now = present.get(key);
        return now == null ? removed.getOrDefault(key, 0L) : now.version();
    }

    /** Whether a version was seen, or one after it. */
    boolean holds(K key, long version, boolean gone) {
        Versioned<V> now = present.get(key);
        if (now == null) {
            Long last = removed.get(key);
            return (last == null ? removedBefore : last) >= version;
        }
        return gone ? now.version() > version : now.version() >= version;
    }
}
