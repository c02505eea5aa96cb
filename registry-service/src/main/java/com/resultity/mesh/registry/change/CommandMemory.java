package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.command.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was answered to commands, so that one that is sent again is not done again: to those with a key for a day, because
 * their senders may ask again for so long; to others for as long as the log may bring them again.
 */
final class CommandMemory {

    /** How long a command with a key is remembered, milliseconds. */
    static final long TIME = Duration.ofDays(1).toMillis();

    /**
     * How long any other is, milliseconds. It was issued no later than the clocks' difference after it was decided, so past that
     * the registrar refuses it unread, also where its clock is set back by as much as clocks may differ.
     */
    static final long TIME_WITHOUT_KEY = Registrar.PATIENCE + 2 * Registrar.CLOCK_DIFFERENCE;

    private static final String KEYED = "key/";

    private final Map<String, Remembered> byKey = new HashMap<>();
    private final SortedMap<Long, List<String>> keysByEnd = new TreeMap<>();

    /** The key that a command is remembered under. */
    static String keyOf(Command command) {
        return command.key()
                .map(key -> KEYED + command.actor().party() + "/" + key.text())
                .orElseGet(() -> "id/" + command.id());
    }

    /** What is remembered of a command; empty where it is new. */
    Optional<Remembered> recall(Command command) {
        return Optional.ofNullable(byKey.get(keyOf(command)));
    }

    void remember(Remembered remembered) {
        byKey.put(remembered.key(), remembered);
        keysByEnd.computeIfAbsent(endOf(remembered), at -> new ArrayList<>()).add(remembered.key());
    }

    /** Until when it is remembered, milliseconds since 1970-01-01T00:00:00Z. */
    static long endOf(Remembered remembered) {
        long time = remembered.key().startsWith(KEYED) ? TIME : TIME_WITHOUT_KEY;
        return remembered.reply().decidedAt() + time;
    }

    /**
     * Forgets what need not be remembered any more.
     *
     * @return the keys of what was forgotten
     */
    List<String> forget(long now) {
        SortedMap<Long, List<String>> old = keysByEnd.headMap(now);
        List<String> forgotten = old.values().stream().flatMap(List::stream).toList();
        forgotten.forEach(byKey::remove);
        old.clear();
        return forgotten;
    }
}
