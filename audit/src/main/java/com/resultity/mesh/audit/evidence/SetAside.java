package com.resultity.mesh.audit.evidence;

import com.resultity.mesh.schemas.DeadLetterReason;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Records that cannot be believed, and the dead letters that say so. */
public final class SetAside {

    private final NavigableMap<Position, Unbelievable> unbelievable = new TreeMap<>();
    private final NavigableMap<String, Letter> letters = new TreeMap<>();
    private final NavigableMap<Position, NavigableMap<String, Letter>> byPosition = new TreeMap<>();

    /**
     * A record that no reader can believe.
     *
     * @param timestamp its timestamp, milliseconds since 1970-01-01T00:00:00Z
     * @param reason why not
     * @param valueLength length of its value in bytes; -1 where it has none
     */
    public record Unbelievable(long timestamp, DeadLetterReason reason, int valueLength) {}

    /**
     * A dead letter.
     *
     * @param position where the letter itself lies
     * @param consumer application id of the reader that wrote it
     * @param subject where the record lies that it is about
     * @param reason why that was set aside
     * @param valueLength length of its value in bytes; -1 where it had none
     * @param flaw what is wrong with the letter in itself; empty where nothing is
     */
    public record Letter(
            Position position,
            String consumer,
            Position subject,
            DeadLetterReason reason,
            int valueLength,
            Optional<String> flaw) {}

    void add(Position position, Unbelievable record) {
        unbelievable.put(position, record);
    }

    /** Adds a letter. One with the same key is the same letter written again; the first counts. */
    void add(String key, Letter letter) {
        Letter known = letters.get(key);
        if (known == null || letter.position().compareTo(known.position()) < 0) {
            letters.put(key, letter);
            byPosition
                    .computeIfAbsent(letter.subject(), unknown -> new TreeMap<>())
                    .put(letter.consumer(), letter);
        }
    }

    /** Records that cannot be believed, by position. */
    public SortedMap<Position, Unbelievable> unbelievable() {
        return Collections.unmodifiableSortedMap(unbelievable);
    }

    /** Distinct dead letters by key. */
    public SortedMap<String, Letter> letters() {
        return Collections.unmodifiableSortedMap(letters);
    }

    /** Whether a reader set aside the record that lies there. */
    public boolean setAside(String consumer, Position subject) {
        return byPosition.getOrDefault(subject, Collections.emptyNavigableMap()).containsKey(consumer);
    }
}
