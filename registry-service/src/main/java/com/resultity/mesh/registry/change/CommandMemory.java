package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.command.Command;
import com.resultity.mesh.registry.command.Refusal;
import com.resultity.mesh.registry.command.Reply;
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

    /**
     * How much of one actor is remembered: things that were named in replies, and of each reply what it takes besides. So it is
     * room for 10,000 short replies, or for a dozen that each name 10,000 new things: ten to thirty megabytes. The operator of
     * the network may ask for any number.
     */
    static final int MOST_NAMED = 250_000;

    private static final int NAMED_BY_A_REPLY = 24;
    private static final String KEYED = "key/";
    private static final String NOBODY = "";

    private final Map<String, Kept> byKey = new HashMap<>();
    private final Map<String, Integer> namedByActor = new HashMap<>();
    private final SortedMap<Long, List<String>> keysByEnd = new TreeMap<>();

    /**
     * @param actor who asked, as far as that is known: of what was remembered without a key in an earlier life it is not
     */
    private record Kept(Remembered remembered, String actor) {

        int named() {
            Reply reply = remembered.reply();
            if (reply instanceof Reply.Applied applied) {
                return NAMED_BY_A_REPLY
                        + applied.applied().size()
                        + applied.written().size();
            }
            Refusal refusal = ((Reply.Refused) reply).refusal();
            return NAMED_BY_A_REPLY
                    + (refusal instanceof Refusal.Mistaken mistaken
                            ? mistaken.mistakes().size()
                            : 0);
        }
    }

    /** The key that a command is remembered under. */
    static String keyOf(Command command) {
        return command.key()
                .map(key -> KEYED + command.actor().party() + "/" + key.text())
                .orElseGet(() -> "id/" + command.id());
    }

    /** What is remembered of a command; empty where it is new. */
    Optional<Remembered> recall(Command command) {
        return Optional.ofNullable(byKey.get(keyOf(command))).map(Kept::remembered);
    }

    /** Whether what a new command comes to can be remembered as well. */
    boolean hasRoomFor(Command command) {
        return command.actor().networkOperator() || namedByActor.getOrDefault(actorOf(command), 0) < MOST_NAMED;
    }

    /** Remembers a command that was decided now. */
    void remember(Remembered remembered, Command command) {
        keep(new Kept(remembered, actorOf(command)));
    }

    /** Remembers what was decided in an earlier life. */
    void remember(Remembered remembered) {
        String key = remembered.key();
        keep(new Kept(
                remembered, key.startsWith(KEYED) ? key.substring(KEYED.length(), key.lastIndexOf('/')) : NOBODY));
    }

    private static String actorOf(Command command) {
        return command.actor().party().toString();
    }

    private void keep(Kept kept) {
        Remembered remembered = kept.remembered();
        drop(byKey.put(remembered.key(), kept));
        namedByActor.merge(kept.actor(), kept.named(), Integer::sum);
        keysByEnd.computeIfAbsent(endOf(remembered), at -> new ArrayList<>()).add(remembered.key());
    }

    private void drop(Kept kept) {
        if (kept != null) {
            namedByActor.computeIfPresent(
                    kept.actor(), (actor, named) -> named > kept.named() ? named - kept.named() : null);
        }
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
        forgotten.forEach(key -> drop(byKey.remove(key)));
        old.clear();
        return forgotten;
    }
}
