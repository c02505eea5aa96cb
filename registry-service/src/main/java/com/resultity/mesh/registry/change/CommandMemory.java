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

/** What was answered to the commands of the last day, so that one that is sent again is not done again. */
final class CommandMemory {

    /** How long a command is remembered, milliseconds. */
    static final long TIME = Duration.ofDays(1).toMillis();

    private final Map<String, Remembered> byKey = new HashMap<>();
    private final SortedMap<Long, List<String>> keysByTime = new TreeMap<>();

    /** The key that a command is remembered under. */
    static String keyOf(Command command) {
        return command.key()
                .map(key -> "key/" + command.actor().party() + "/" + key.text())
                .orElseGet(() -> "id/" + command.id());
    }

    /** What is remembered of a command; empty where it is new. */
    Optional<Remembered> recall(Command command) {
        return Optional.ofNullable(byKey.get(keyOf(command)));
    }

    void remember(Remembered remembered) {
        byKey.put(remembered.key(), remembered);
        keysByTime
                .computeIfAbsent(remembered.reply().decidedAt(), at -> new ArrayList<>())
                .add(remembered.key());
    }

    /**
     * Forgets what is older than a day.
     *
     * @return the keys of what was forgotten
     */
    List<String> forget(long now) {
        SortedMap<Long, List<String>> old = keysByTime.headMap(now - TIME);
        List<String> forgotten = old.values().stream().flatMap(List::stream).toList();
        forgotten.forEach(byKey::remove);
        old.clear();
        return forgotten;
    }
}
