package com.resultity.mesh.wire;

import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes what the registry's own serialiser writes, byte for byte, and leaves to it the first record of a schema: it asks the
 * registry for the id. It would look the schema up anew for each record, by a fingerprint that costs ten times the record.
 *
 * @param <V> type of the values
 */
final class RegistrySerializer<V extends SpecificRecord> implements Serializer<V> {

    private final Serializer<V> registry;

    /** What was written last: nearly always the topic and the schema of what is written next. */
    private volatile Known<V> known;

    private record Known<V extends SpecificRecord>(String topic, Schema schema, RecordWriter<V> writer) {}

    /**
     * @param registry asks the registry; fails where it does not hold the schema
     */
    RegistrySerializer(Serializer<V> registry) {
        this.registry = registry;
    }

    @Override
    public byte[] serialize(String topic, V value) {
        if (value == null) {
            return null;
        }
        Known<V> last = known;
        // Costs nothing: every record of a generated class names the one schema of that class.
        if (last != null
                && last.schema().equals(value.getSchema())
                && last.topic().equals(topic)) {
            return last.writer().write(value);
        }
        byte[] first = registry.serialize(topic, value);
        byte[] prefix = Arrays.copyOf(first, WireFormat.HEADER_LENGTH);
        known = new Known<>(topic, value.getSchema(), new RecordWriter<>(prefix, value.getSchema()));
        return first;
    }

    @Override
    public void close() {
        registry.close();
    }
}
