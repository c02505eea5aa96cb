package com.resultity.mesh.wire;

import com.resultity.mesh.schemas.DeadLetter;

/**
 * What became of a raw record: believed, or set aside.
 *
 * @param <V> type of the value
 */
public sealed interface Intake<V> {

    /**
     * A record that is well formed and holds what its topic demands.
     *
     * @param key its key
     * @param value its value; null for a tombstone of a compacted topic
     * @param raw the record as it lay on the log
     */
    record Accepted<V>(String key, V value, RawRecord raw) implements Intake<V> {}

    /**
     * A record that cannot be processed, ready for the dead-letter topic.
     *
     * @param key key of the dead letter
     * @param letter the dead letter
     */
    record Rejected<V>(String key, DeadLetter letter) implements Intake<V> {}
}
