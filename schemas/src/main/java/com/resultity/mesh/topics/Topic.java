package com.resultity.mesh.topics;

import com.resultity.mesh.schemas.DeadLetter;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic of the mesh. Keys are UTF-8 strings; values are Avro in Confluent's wire format.
 *
 * @param name name on the broker, ending in its major version
 * @param valueType the Avro record that every value is
 * @param keyMeaning what the key is, in words
 * @param partitions number of partitions, at least 1
 * @param retention how long records are kept
 * @param timestamps who sets a record's timestamp
 * @param clientAddresses whether values may hold a client's address; if so they are never copied elsewhere
 * @param writers who may write
 * @param readers who may read
 * @param <V> type of the value
 */
public record Topic<V extends SpecificRecord>(
        String name,
        Class<V> valueType,
        String keyMeaning,
        int partitions,
        Retention retention,
        Timestamps timestamps,
        boolean clientAddresses,
        Set<Party> writers,
        Set<Party> readers) {

    /** Who sets the timestamp of a record: the one that produced it, or the broker when it appends it. */
    public enum Timestamps {
        PRODUCER,
        BROKER
    }

    /** The largest record that a broker takes unless told otherwise, in bytes. */
    private static final int USUAL_RECORD_BYTES = 1 << 20;

    public Topic {
        writers = Set.copyOf(writers);
        readers = Set.copyOf(readers);
    }

    /** The largest record in bytes. A dead letter holds a whole record of another topic, and its own fields. */
    public int maximumRecordBytes() {
        return valueType == DeadLetter.class ? 2 * USUAL_RECORD_BYTES : USUAL_RECORD_BYTES;
    }

    /** Whether a null value is a legal tombstone. */
    public boolean compacted() {
        return retention instanceof Retention.CompactAfter;
    }
}
