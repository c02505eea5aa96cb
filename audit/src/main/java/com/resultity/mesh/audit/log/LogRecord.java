package com.resultity.mesh.audit.log;

import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.topics.Topic;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * One record of the log.
 *
 * @param topic its topic
 * @param partition its partition
 * @param offset its offset
 * @param timestamp its timestamp, milliseconds since 1970-01-01T00:00:00Z
 * @param content what it says, or the fact that it says nothing
 * @param plain every part of it that is read as text apart from a decoded value: key, header values, and the value where it
 *     could not be decoded
 */
public record LogRecord(
        Topic<?> topic, int partition, long offset, long timestamp, Content content, List<byte[]> plain) {

    /** What a record says. */
    public sealed interface Content {

        /**
         * A record that is well formed.
         *
         * @param key its key
         * @param value its value; null for a tombstone
         */
        record Decoded(String key, SpecificRecord value) implements Content {}

        /**
         * A record that no reader can believe.
         *
         * @param reason why not
         * @param valueLength length of its value in bytes; -1 where it has none
         */
        record Undecodable(DeadLetterReason reason, int valueLength) implements Content {}
    }
}
