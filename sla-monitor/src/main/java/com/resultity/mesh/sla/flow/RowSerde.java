package com.resultity.mesh.sla.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Rows of the monitor's own stores and internal topics, in Avro's single-object encoding: each carries its schema's
 * fingerprint, so that a later version can still read what this one wrote, and no schema registry is needed for what nobody
 * else reads.
 *
 * @param <R> type of the row
 */
public final class RowSerde<R extends SpecificRecord> implements Serde<R>, Serializer<R>, Deserializer<R> {

    private final BinaryMessageEncoder<R> encoder;
    private final BinaryMessageDecoder<R> decoder;

    /**
     * @param type what its rows are
     */
    public RowSerde(Class<R> type) {
        SpecificData model = SpecificData.getForClass(type);
        Schema schema = model.getSchema(type);
        this.encoder = new BinaryMessageEncoder<>(model, schema);
        this.decoder = new BinaryMessageDecoder<>(model, schema);
        earlier(type).forEach(decoder::addSchema);
    }

    /** What rows of a type looked like before, numbered from 1: a changelog may still hold them. */
    private static List<Schema> earlier(Class<?> type) {
        List<Schema> schemas = new ArrayList<>();
        for (int number = 1; ; number++) {
            try (InputStream text =
                    RowSerde.class.getResourceAsStream("/rows/%s-%d.avsc".formatted(type.getSimpleName(), number))) {
                if (text == null) {
                    return schemas;
                }
                schemas.add(new Schema.Parser().parse(text));
            } catch (IOException unreadable) {
                throw new UncheckedIOException("an earlier form of a row cannot be read", unreadable);
            }
        }
    }

    @Override
    public Serializer<R> serializer() {
        return this;
    }

    @Override
    public Deserializer<R> deserializer() {
        return this;
    }

    @Override
    public byte[] serialize(String topic, R row) {
        if (row == null) {
            return null;
        }
        try {
            ByteBuffer encoded = encoder.encode(row);
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (IOException impossible) {
            throw new UncheckedIOException("a row could not be written to memory", impossible);
        }
    }

    @Override
    public R deserialize(String topic, byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return decoder.decode(bytes, null);
        } catch (IOException corrupt) {
            throw new UncheckedIOException("a row on " + topic + " cannot be read", corrupt);
        }
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {}

    @Override
    public void close() {}
}
