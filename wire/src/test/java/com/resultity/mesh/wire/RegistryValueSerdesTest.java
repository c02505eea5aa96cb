package com.resultity.mesh.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.resultity.mesh.embedded.SchemaRegistry;
import com.resultity.mesh.embedded.SchemaRegistryOptions;
import com.resultity.mesh.schemas.NodeHeartbeat;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import io.apicurio.registry.resolver.config.SchemaResolverConfig;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.apicurio.registry.serde.avro.AvroSerdeConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real schema registry, with the registry's own serdes as the peer. */
class RegistryValueSerdesTest {

    private static final int OF_EACH = 50;
    private static final long SEED = 20_260_101;

    @TempDir
    static Path directory;

    private static SchemaRegistry registry;

    @BeforeAll
    static void startRegistry() throws IOException, InterruptedException {
        registry = SchemaRegistry.start(SchemaRegistryOptions.in(
                directory.resolve("registry"), Path.of(System.getProperty("schema.registry.home"))));
        new SchemaRegistrar(registry.url()).register(TopicCatalogue.all());
    }

    @AfterAll
    static void stopRegistry() {
        registry.stop();
    }

    private static ValueSerdes serdes() {
        return new RegistryValueSerdes(registry.url());
    }

    private static Map<String, Object> peerSettings(boolean register) {
        return Map.of(
                SchemaResolverConfig.REGISTRY_URL,
                RegistryUrl.coreApi(registry.url()),
                SchemaResolverConfig.AUTO_REGISTER_ARTIFACT,
                register,
                SchemaResolverConfig.DEREFERENCE_SCHEMA,
                true,
                SchemaResolverConfig.HTTP_ADAPTER,
                "JDK",
                AvroSerdeConfig.USE_SPECIFIC_AVRO_READER,
                true);
    }

    private static <V> Serializer<V> peerSerializer(boolean register) {
        Serializer<V> serializer = new AvroKafkaSerializer<>();
        serializer.configure(peerSettings(register), false);
        return serializer;
    }

    private static <V> Deserializer<V> peerDeserializer() {
        Deserializer<V> deserializer = new AvroKafkaDeserializer<>();
        deserializer.configure(peerSettings(false), false);
        return deserializer;
    }

    /** Records that hold anything their schema allows. */
    private static <V extends SpecificRecord> List<V> records(Topic<V> topic, int count) {
        SpecificData data = SpecificData.getForClass(topic.valueType());
        Schema schema = data.getSchema(topic.valueType());
        RecordReader<V> reader = new RecordReader<>(schema, schema);
        List<V> records = new ArrayList<>();
        for (Object generic : new RandomData(schema, count, SEED)) {
            records.add(reader.read(TestingAvro.binary((GenericRecord) generic), 0));
        }
        return records;
    }

    @Test
    void shouldWriteAndReadWhatTheRegistrysOwnSerdesDo() {
        TopicCatalogue.all().forEach(RegistryValueSerdesTest::assertLikePeer);
    }

    private static <V extends SpecificRecord> void assertLikePeer(Topic<V> topic) {
        Serializer<V> peerSerializer = peerSerializer(false);
        Deserializer<V> peerDeserializer = peerDeserializer();
        Serde<V> serde = serdes().of(topic);
        for (V record : records(topic, OF_EACH)) {
            byte[] bytes = serde.serializer().serialize(topic.name(), record);
            assertArrayEquals(peerSerializer.serialize(topic.name(), record), bytes, topic.name());
            assertEquals(record, peerDeserializer.deserialize(topic.name(), bytes), topic.name());
            assertEquals(record, serde.deserializer().deserialize(topic.name(), bytes), topic.name());
        }
    }

    @Test
    void shouldReadWhatNewerWritersWrite() {
        Topic<NodeHeartbeat> topic = TopicCatalogue.NODE_HEARTBEATS;
        NodeHeartbeat heartbeat = records(topic, 1).get(0);
        byte[] newer = writtenByNewer(topic, heartbeat);
        Serde<NodeHeartbeat> serde = serdes().of(topic);
        byte[] ours = serde.serializer().serialize(topic.name(), heartbeat);
        for (int time = 0; time < 3; time++) {
            assertEquals(heartbeat, serde.deserializer().deserialize(topic.name(), newer));
            assertEquals(heartbeat, serde.deserializer().deserialize(topic.name(), ours));
        }
    }

    /** Registers a schema with one more field, in front, and writes under it. */
    private static byte[] writtenByNewer(Topic<NodeHeartbeat> topic, NodeHeartbeat heartbeat) {
        Schema known = heartbeat.getSchema();
        var fields = SchemaBuilder.record(known.getName())
                .namespace(known.getNamespace())
                .fields()
                .optionalString("mood");
        for (Schema.Field field : known.getFields()) {
            fields.name(field.name()).type(field.schema()).noDefault();
        }
        Schema newer = fields.endRecord();
        GenericRecordBuilder record = new GenericRecordBuilder(newer).set("mood", "sunny");
        known.getFields().forEach(field -> record.set(field.name(), heartbeat.get(field.pos())));
        Serializer<GenericRecord> peer = peerSerializer(true);
        return peer.serialize(topic.name(), record.build());
    }

    @Test
    void shouldWriteSoundRecordAfterOneThatCannotBeWritten() {
        Topic<NodeHeartbeat> topic = TopicCatalogue.NODE_HEARTBEATS;
        Serializer<NodeHeartbeat> serializer = serdes().of(topic).serializer();
        NodeHeartbeat sound = records(topic, 1).get(0);
        byte[] expected = serializer.serialize(topic.name(), sound);
        NodeHeartbeat broken = NodeHeartbeat.newBuilder(sound).build();
        broken.put(broken.getSchema().getFields().size() - 1, null);
        assertThrows(RuntimeException.class, () -> serializer.serialize(topic.name(), broken));
        assertArrayEquals(expected, serializer.serialize(topic.name(), sound));
    }

    @Test
    void shouldPassTombstonesOn() {
        Serde<?> serde = serdes().of(TopicCatalogue.NODES);
        assertNull(serde.serializer().serialize(TopicCatalogue.NODES.name(), null));
        assertNull(serde.deserializer().deserialize(TopicCatalogue.NODES.name(), null));
    }

    @Test
    void shouldServeSeveralThreadsAtOnce() throws Exception {
        Topic<NodeHeartbeat> topic = TopicCatalogue.NODE_HEARTBEATS;
        Serde<NodeHeartbeat> serde = serdes().of(topic);
        List<NodeHeartbeat> records = records(topic, 2_000);
        Callable<Void> reader = () -> {
            for (NodeHeartbeat record : records) {
                byte[] bytes = serde.serializer().serialize(topic.name(), record);
                assertEquals(record, serde.deserializer().deserialize(topic.name(), bytes));
            }
            return null;
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Void> done : threads.invokeAll(List.of(reader, reader, reader, reader))) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
    }
}
