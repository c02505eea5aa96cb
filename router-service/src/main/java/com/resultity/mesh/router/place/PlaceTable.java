package com.resultity.mesh.router.place;

import java.util.function.BiConsumer;

/**
 * One table of what a partition's cells remember.
 *
 * @param <V> type of its values
 */
public interface PlaceTable<V> {

    /** Before all keys. */
    String ALL = "";

    /** The value of a key, or null. */
    V get(String key);

    /** Remembers a value; null forgets the key, without looking what it held. */
    void put(String key, V value);

    /**
     * Begins to go through the entries that follow a key. The table may change meanwhile: what does is given as it was or as it
     * is, or not at all, and everything else is given. Where hundreds of keys are forgotten meanwhile, begin another one.
     *
     * @param after need not be there; with an empty one all follow
     */
    Walk<V> walk(String after);

    /** Gives all entries, ordered by key. */
    default void forEach(BiConsumer<String, V> action) {
        try (Walk<V> walk = walk(ALL)) {
            for (boolean more = true; more; ) {
                more = walk.next(action);
            }
        }
    }

    /**
     * Goes through the entries of a table one by one, ordered by key.
     *
     * @param <V> type of their values
     */
    interface Walk<V> extends AutoCloseable {

        /**
         * Gives the next entry.
         *
         * @return false if there is none
         */
        boolean next(BiConsumer<String, V> action);

        @Override
        void close();
    }
}
