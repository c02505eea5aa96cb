package com.resultity.mesh.wire;

import io.apicurio.registry.resolver.strategy.ArtifactReference;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.DefaultAvroDatumProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads what the registry's own deserialiser reads, and leaves to it the first sound record of each schema id and all that is
 * not sound: it asks the registry. Like its serialiser, it would fingerprint the schema anew for each record.
 *
 * @param <V> type of the values
 */
final class RegistryDeserializer<V extends SpecificRecord> implements Deserializer<V> {

    private final AvroKafkaDeserializer<V> registry;
    private final DefaultAvroDatumProvider<V> readers = new DefaultAvroDatumProvider<>(true);

    /** By schema id. Holds ids of the registry alone, so that forged ones cannot fill it. */
    private final Map<Integer, RecordReader<V>> known = new ConcurrentHashMap<>();

    /**
     * @param registry asks the registry; fails where it does not know an id
     */
    RegistryDeserializer(AvroKafkaDeserializer<V> registry) {
        this.registry = registry;
    }

    @Override
    public V deserialize(String topic, byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        if (!WireFormat.isWellFormed(bytes)) {
            return registry.deserialize(topic, bytes);
        }
        int id = WireFormat.schemaId(bytes);
        RecordReader<V> reader = known.get(id);
        if (reader != null) {
            return reader.read(bytes, WireFormat.HEADER_LENGTH);
        }
        V first = registry.deserialize(topic, bytes);
        known.put(id, reader(id));
        return first;
    }

    /** The registry's answer is at hand from the record that was just read. */
    private RecordReader<V> reader(int id) {
        Schema written = registry.getSchemaResolver()
                .resolveSchemaByArtifactReference(ArtifactReference.fromContentId((long) id))
                .getParsedSchema()
                .getParsedSchema();
        SpecificDatumReader<V> resolved = (SpecificDatumReader<V>) readers.createDatumReader(written);
        return new RecordReader<>(written, resolved.getExpected());
    }

    @Override
    public void close() {
        registry.close();
    }
}
