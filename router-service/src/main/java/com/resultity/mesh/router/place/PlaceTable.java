package com.resultity.mesh.router.place;

import java.util.function.BiConsumer;

/**
 * One table of what a partition's cells remember.
 *
 * @param <V> type of its values
 */
public interface PlaceTable<V> {

    /** The value of a key, or null. */
    V get(String key);

    /** Remembers a value; null forgets the key, without looking what it held. */
    void put(String key, V value);

    /** Gives all entries, ordered by key. */
    void forEach(BiConsumer<String, V> action);

    /**
     * Gives the entries that follow a key, in the order of {@link #forEach}.
     *
     * @param key need not be there; with an empty one all follow
     * @param most how many at most, at least 1
     * @return how many they were
     */
    int forEachAfter(String key, int most, BiConsumer<String, V> action);
}
