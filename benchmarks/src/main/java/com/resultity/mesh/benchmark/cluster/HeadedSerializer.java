package com.resultity.mesh.benchmark.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Takes the head of the wire format from the first record, and writes the same before all others: a load generator shares
 * the machine with what it measures, so it must be cheap. Not safe for use by several threads.
 */
final class HeadedSerializer<V extends SpecificRecord> implements Serializer<V> {

    private static final int HEAD_BYTES = 5;

    private final Serializer<V> first;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    private byte[] head;
    private SpecificDatumWriter<V> writer;

    HeadedSerializer(Serializer<V> first) {
        this.first = first;
    }

    @Override
    public byte[] serialize(String topic, V value) {
        if (head == null) {
            byte[] whole = first.serialize(topic, value);
            head = Arrays.copyOf(whole, HEAD_BYTES);
            writer = new SpecificDatumWriter<>(value.getSchema());
            return whole;
        }
        try {
            bytes.reset();
            bytes.write(head);
            writer.write(value, encoder);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("encoding to memory failed", impossible);
        }
    }
}
