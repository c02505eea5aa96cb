package com.resultity.mesh.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.wire.RecordCheck.Fault;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Turns raw records of one topic into believed ones, and those that cannot be believed into dead letters. Never throws for
 * what a record holds; throws {@link SchemaRegistryUnavailableException} when it cannot know, so that the record is tried
 * again and not set aside.
 *
 * <p>Not safe for use by several threads.
 *
 * @param <V> type of the value
 */
public final class RecordIntake<V extends SpecificRecord> {

    /** What lenient decoding puts where the bytes are not UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private final String consumer;
    private final Topic<V> topic;
    private final Deserializer<V> deserializer;
    private final RecordCheck<V> check;

    /**
     * @param consumer application id of the reader, which dead letters name
     * @param topic the topic that is read
     * @param serdes where schemas come from
     * @param check what the topic demands beyond its schema
     */
    public RecordIntake(String consumer, Topic<V> topic, ValueSerdes serdes, RecordCheck<V> check) {
        this.consumer = consumer;
        this.topic = topic;
        this.deserializer = serdes.of(topic).deserializer();
        this.check = check;
    }

    /**
     * Decodes and checks a record.
     *
     * @param raw the record
     * @param now time of a dead letter, milliseconds since 1970-01-01T00:00:00Z
     */
    public Intake<V> take(RawRecord raw, long now) {
        try {
            return accepted(raw);
        } catch (RejectedRecordException rejected) {
            return DeadLetters.of(consumer, topic, raw, rejected.fault(), now);
        }
    }

    private Intake.Accepted<V> accepted(RawRecord raw) throws RejectedRecordException {
        String key = decodeKey(raw.key());
        if (raw.value() == null) {
            if (!topic.compacted()) {
                throw reject(DeadLetterReason.NULL_VALUE, "the value is null, and the topic knows no tombstones");
            }
            return new Intake.Accepted<>(key, null, raw);
        }
        V value = decodeValue(raw);
        Optional<Fault> fault = check.faultOf(key, value, raw.timestamp());
        if (fault.isPresent()) {
            throw new RejectedRecordException(fault.get());
        }
        return new Intake.Accepted<>(key, value, raw);
    }

    private static String decodeKey(byte[] key) throws RejectedRecordException {
        if (key == null) {
            throw reject(DeadLetterReason.NULL_KEY, "the key is null");
        }
        String text = new String(key, UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : decodeStrictly(key);
    }

    /** Tells a key that holds the character itself from one that it stands for. */
    private static String decodeStrictly(byte[] key) throws RejectedRecordException {
        try {
            return UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(key))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw reject(DeadLetterReason.KEY_MISMATCH, "the key is not UTF-8 text");
        }
    }

    private V decodeValue(RawRecord raw) throws RejectedRecordException {
        byte[] value = raw.value();
        if (!WireFormat.isWellFormed(value)) {
            throw reject(
                    DeadLetterReason.NOT_WIRE_FORMAT,
                    "the value does not begin with a zero byte and a 4-byte schema id");
        }
        Object decoded;
        try {
            decoded = deserializer.deserialize(topic.name(), value);
        } catch (RuntimeException failure) {
            throw classify(failure, value);
        }
        if (!topic.valueType().isInstance(decoded)) {
            throw reject(
                    DeadLetterReason.WRONG_SCHEMA,
                    "schema id " + WireFormat.schemaId(value) + " is not a "
                            + topic.valueType().getSimpleName());
        }
        return topic.valueType().cast(decoded);
    }

    private static RejectedRecordException classify(RuntimeException failure, byte[] value) {
        return switch (SchemaFailure.of(failure)) {
            case REGISTRY_UNAVAILABLE -> throw new SchemaRegistryUnavailableException(failure);
            case UNKNOWN_SCHEMA ->
                reject(
                        DeadLetterReason.UNKNOWN_SCHEMA,
                        "schema id " + WireFormat.schemaId(value) + " is not registered");
            case UNDECODABLE ->
                reject(
                        DeadLetterReason.UNDECODABLE,
                        isTruncated(failure)
                                ? "the value ends before its schema does"
                                : "the value does not follow schema id " + WireFormat.schemaId(value));
        };
    }

    private static boolean isTruncated(RuntimeException failure) {
        IOException cause = failure instanceof UncheckedIOException unchecked ? unchecked.getCause() : null;
        return cause instanceof EOFException;
    }

    private static RejectedRecordException reject(DeadLetterReason reason, String detail) {
        return new RejectedRecordException(new Fault(reason, detail));
    }

    /** Carries a fault out of the decoding steps; it never leaves this class, and needs no stack trace. */
    private static final class RejectedRecordException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Fault fault;

        RejectedRecordException(Fault fault) {
            super(fault.detail(), null, false, false);
            this.fault = fault;
        }

        Fault fault() {
            return fault;
        }
    }
}
