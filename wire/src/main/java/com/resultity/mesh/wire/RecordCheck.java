package com.resultity.mesh.wire;

import com.resultity.mesh.schemas.DeadLetterReason;
import java.util.Optional;

/**
 * What a topic demands of a record beyond its schema.
 *
 * @param <V> type of the value
 */
@FunctionalInterface
public interface RecordCheck<V> {

    /**
     * What is wrong with the record, or nothing.
     *
     * @param key its key
     * @param value its value, never null
     * @param timestamp its timestamp, milliseconds since 1970-01-01T00:00:00Z
     */
    Optional<Fault> faultOf(String key, V value, long timestamp);

    /**
     * What is wrong with a record.
     *
     * @param reason the kind of fault
     * @param detail the fault in words; must repeat nothing of the value that could be secret
     */
    record Fault(DeadLetterReason reason, String detail) {}

    /** A check that demands only that the key is the id that the value names. */
    static <V> RecordCheck<V> keyIs(java.util.function.Function<V, String> id) {
        return (key, value, timestamp) -> key.equals(id.apply(value))
                ? Optional.empty()
                : Optional.of(new Fault(DeadLetterReason.KEY_MISMATCH, "the key is not the id that the value names"));
    }
}
