package com.resultity.mesh.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Serdes of state stores, in Avro's single-object encoding: a service's own memory needs no registry, and the fingerprint in
 * front tells a state of another version of the code apart.
 */
public final class StateSerdes {

    private static final byte[] MARKER = {(byte) 0xC3, 0x01};

    private StateSerdes() {}

    /** The serde of a state record. Decoding throws when the bytes were written by another version of the code. */
    public static <V extends SpecificRecordBase & SpecificRecord> Serde<V> of(Class<V> type) {
        Schema schema = SpecificData.getForClass(type).getSchema(type);
        byte[] header = header(schema);
        RecordWriter<V> writer = new RecordWriter<>(header, schema);
        RecordReader<V> reader = new RecordReader<>(schema, schema);
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : writer.write(value),
                (topic, bytes) -> bytes == null ? null : decode(reader, header, bytes));
    }

    private static byte[] header(Schema schema) {
        return ByteBuffer.allocate(MARKER.length + Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MARKER)
                .putLong(SchemaNormalization.parsingFingerprint64(schema))
                .array();
    }

    private static <V> V decode(RecordReader<V> reader, byte[] header, byte[] bytes) {
        int sameUntil = Arrays.mismatch(header, bytes);
        if (sameUntil >= 0 && sameUntil < header.length) {
            throw new SerializationException("a state record was written by another version of its schema");
        }
        return reader.read(bytes, header.length);
    }
}
