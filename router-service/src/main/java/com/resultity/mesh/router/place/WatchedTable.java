package com.resultity.mesh.router.place;

import com.resultity.mesh.schemas.RememberedEntry;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A table that can be copied as it stood at one moment while it goes on changing: what changes is copied before it does, and
 * the rest little by little. What is not copied meanwhile costs nothing but a look whether it is.
 */
final class WatchedTable<V> implements PlaceTable<V> {

    /** A walk over more of them could take more stack than there is. */
    private static final int MOST_FORGOTTEN = 512;

    private static final int MOST_LOOKS = 16;

    private final RememberedTable<V> kind;
    private final PlaceTable<V> table;
    private final Consumer<RememberedEntry> copies;

    /** Keys that have changed since the moment that is copied, whose entries as they were then are copied. */
    private final Set<String> changed = new HashSet<>();

    private boolean copying;
    private boolean hasCopied;

    /** The last key that was looked at. */
    private String lookedAt = ALL;

    /** Where the copy is; null while none is made, or before its first entry. */
    private Walk<V> walk;

    /** Keys ahead of the walk that were forgotten since it began. */
    private int forgotten;

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
        lookedAt = ALL;
    }

    /** Nothing is to be copied any more. */
    void end() {
        copying = false;
        changed.clear();
        endWalk();
    }

    private void endWalk() {
        forgotten = 0;
        if (walk != null) {
            walk.close();
            walk = null;
        }
    }

    /**
     * Copies the entry that comes next, passing over some that are copied already.
     *
     * @return false if there is none
     */
    boolean copyNext() {
        if (forgotten > MOST_FORGOTTEN) {
            endWalk();
        }
        if (walk == null) {
            // As late as can be, for it may hold all keys. Those that are new by now have changed.
            walk = table.walk(lookedAt);
        }
        // Or else new keys could come faster than old ones are copied.
        boolean more = true;
        hasCopied = false;
        for (int looks = 0; more && !hasCopied && looks < MOST_LOOKS; looks++) {
            more = walk.next(this::look);
        }
        return more;
    }

    private void look(String key, V value) {
        lookedAt = key;
        if (!changed.contains(key)) {
            copies.accept(kind.entry(key, value));
            hasCopied = true;
        }
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
        if (copying && value == null && key.compareTo(lookedAt) > 0) {
            forgotten++;
        }
        table.put(key, value);
    }

    @Override
    public Walk<V> walk(String after) {
        return table.walk(after);
    }
}
