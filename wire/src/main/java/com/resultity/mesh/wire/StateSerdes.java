package com.resultity.mesh.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Serdes of state stores, in Avro's single-object encoding: a service's own memory needs no registry, and the fingerprint in
 * front tells a state of another version of the code apart.
 */
public final class StateSerdes {

    private StateSerdes() {}

    /** The serde of a state record. */
    public static <V extends SpecificRecordBase & SpecificRecord> Serde<V> of(Class<V> type) {
        SpecificData model = SpecificData.getForClass(type);
        BinaryMessageEncoder<V> encoder = new BinaryMessageEncoder<>(model, model.getSchema(type));
        BinaryMessageDecoder<V> decoder = new BinaryMessageDecoder<>(model, model.getSchema(type));
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : encode(encoder, value),
                (topic, bytes) -> bytes == null ? null : decode(decoder, bytes));
    }

    private static <V> byte[] encode(BinaryMessageEncoder<V> encoder, V value) {
        try {
            ByteBuffer encoded = encoder.encode(value);
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (IOException impossible) {
            throw new UncheckedIOException("encoding to memory failed", impossible);
        }
    }

    private static <V> V decode(BinaryMessageDecoder<V> decoder, byte[] bytes) {
        try {
            return decoder.decode(bytes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a state record cannot be read", unreadable);
        }
    }
}
