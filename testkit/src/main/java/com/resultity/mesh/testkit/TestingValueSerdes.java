package com.resultity.mesh.testkit;

import com.microsoft.kiota.ApiException;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.ValueSerdes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serdes that need no registry: the schema of each topic has a fixed id, its place in the catalogue counted from 1. The
 * bytes are those that a registry's serdes would write, and bytes that a registry's serdes would reject are rejected with
 * the same exceptions, so that a test sees the dead letters that production would write.
 */
public final class TestingValueSerdes implements ValueSerdes {

    private static final byte MAGIC = 0;
    private static final int HEADER_LENGTH = 5;

    /** Fixed, so that ids follow the topics' order alone. */
    private static final List<Schema> SCHEMAS = TopicCatalogue.all().stream()
            .map(topic -> SpecificData.get().getSchema(topic.valueType()))
            .toList();

    @Override
    public <V extends SpecificRecord> Serde<V> of(Topic<V> topic) {
        return Serdes.serdeFrom(serializer(topic), deserializer());
    }

    /**
     * The fixed schema id of a topic's values, from 1.
     *
     * @throws IllegalArgumentException if the topic is not in the catalogue
     */
    public static int schemaId(Topic<?> topic) {
        int index = TopicCatalogue.all().indexOf(topic);
        if (index < 0) {
            throw new IllegalArgumentException(topic.name() + " is not in the catalogue");
        }
        return index + 1;
    }

    /** An id that no schema has. */
    public static int unknownSchemaId() {
        return SCHEMAS.size() + 1;
    }

    private static <V extends SpecificRecord> Serializer<V> serializer(Topic<V> topic) {
        int id = schemaId(topic);
        SpecificDatumWriter<V> writer = new SpecificDatumWriter<>(topic.valueType());
        return (name, value) -> value == null ? null : encode(id, writer, value);
    }

    private static <V> byte[] encode(int id, SpecificDatumWriter<V> writer, V value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(
                ByteBuffer.allocate(HEADER_LENGTH).put(MAGIC).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            writer.write(value, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static <V> Deserializer<V> deserializer() {
        // To make a reader costs more than to read with it.
        Map<Integer, SpecificDatumReader<V>> readers = new HashMap<>();
        return (name, bytes) -> bytes == null ? null : decode(bytes, readers);
    }

    /** The type is the one that the id names, which need not be the topic's: the intake checks that, as in production. */
    private static <V> V decode(byte[] bytes, Map<Integer, SpecificDatumReader<V>> readers) {
        if (bytes.length < HEADER_LENGTH || bytes[0] != MAGIC) {
            throw new SerializationException("not a zero byte and a 4-byte schema id");
        }
        int id = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
        if (id < 1 || id > SCHEMAS.size()) {
            throw new UnknownSchemaException(id);
        }
        SpecificDatumReader<V> reader =
                readers.computeIfAbsent(id, schema -> new SpecificDatumReader<>(SCHEMAS.get(schema - 1)));
        try {
            return reader.read(
                    null, DecoderFactory.get().binaryDecoder(bytes, HEADER_LENGTH, bytes.length - HEADER_LENGTH, null));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What the registry answers to an id that it does not know. */
    private static final class UnknownSchemaException extends ApiException {

        private static final long serialVersionUID = 1L;
        private static final int NOT_FOUND = 404;

        UnknownSchemaException(int id) {
            super("no schema has id " + id);
            setResponseStatusCode(NOT_FOUND);
        }
    }
}
