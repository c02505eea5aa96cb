package com.resultity.mesh.topics;

import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.schemas.PlaceCheckpoint;
import com.resultity.mesh.schemas.RegistryCommand;
import com.resultity.mesh.schemas.RegistryReply;
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
 * @param contents what values may hold that must be nowhere else
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
        Contents contents,
        Set<Party> writers,
        Set<Party> readers) {

    /** Who sets the timestamp of a record: the one that produced it, or the broker when it appends it. */
    public enum Timestamps {
        PRODUCER,
        BROKER
    }

    /** What the values of a topic may hold that must be nowhere else. */
    public enum Contents {
        /** Nothing of the kind. */
        OPEN,
        /** Addresses of clients. */
        CLIENT_ADDRESSES,
        /** Keys by which access is judged. */
        SECRETS
    }

    /** The largest record that a broker takes unless told otherwise, in bytes. */
    private static final int USUAL_RECORD_BYTES = 1 << 20;

    public Topic {
        writers = Set.copyOf(writers);
        readers = Set.copyOf(readers);
    }

    /**
     * The largest record in bytes. A dead letter holds a whole record of another topic, and its own fields, and so may a part
     * of a checkpoint; a command to the registry holds all that is applied together, and its reply names each of that.
     */
    public int maximumRecordBytes() {
        if (valueType == RegistryCommand.class || valueType == RegistryReply.class) {
            return 8 * USUAL_RECORD_BYTES;
        }
        boolean holdsAnother = valueType == DeadLetter.class || valueType == PlaceCheckpoint.class;
        return holdsAnother ? 2 * USUAL_RECORD_BYTES : USUAL_RECORD_BYTES;
    }

    /** Whether values may hold a client's address. */
    public boolean clientAddresses() {
        return contents == Contents.CLIENT_ADDRESSES;
    }

    /** Whether values must never be copied elsewhere, not even as a dead letter. */
    public boolean confidential() {
        return contents != Contents.OPEN;
    }

    /** Whether a null value is a legal tombstone. */
    public boolean compacted() {
        return retention instanceof Retention.CompactAfter;
    }
}
