package com.resultity.mesh.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.embedded.SchemaRegistry;
import com.resultity.mesh.embedded.SchemaRegistryOptions;
import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.schemas.GeoMode;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.schemas.NodeHeartbeat;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Intake against a real schema registry. */
class RecordIntakeTest {

    private static final String CONSUMER = "some-service";
    private static final long NOW = 1_767_225_600_000L;

    @TempDir
    static Path directory;

    private static SchemaRegistry registry;
    private static Map<String, Integer> schemaIds;
    private static ValueSerdes serdes;

    @BeforeAll
    static void startRegistry() throws IOException, InterruptedException {
        registry = SchemaRegistry.start(SchemaRegistryOptions.in(
                directory.resolve("registry"), Path.of(System.getProperty("schema.registry.home"))));
        schemaIds = new SchemaRegistrar(registry.url()).register(TopicCatalogue.all());
        serdes = new RegistryValueSerdes(registry.url());
    }

    @AfterAll
    static void stopRegistry() {
        registry.stop();
    }

    private static NodeHeartbeat heartbeat() {
        return new NodeHeartbeat("node-1", 1L, 1L, NOW, 4, 0, 0, List.of("Qwen3-8B"));
    }

    private static <V extends SpecificRecord> byte[] encode(Topic<V> topic, V value) {
        return serdes.of(topic).serializer().serialize(topic.name(), value);
    }

    private static <V extends SpecificRecord> Intake<V> take(Topic<V> topic, String key, byte[] value) {
        byte[] keyBytes = key == null ? null : key.getBytes(UTF_8);
        return new RecordIntake<>(CONSUMER, topic, serdes, RecordCheck.<V>keyIs(record -> record.get(0)
                        .toString()))
                .take(new RawRecord(topic.name(), 2, 7, NOW, keyBytes, value, new RecordHeaders()), NOW);
    }

    private static DeadLetter rejectedHeartbeat(String key, byte[] value) {
        Intake<NodeHeartbeat> taken = take(TopicCatalogue.NODE_HEARTBEATS, key, value);
        Intake.Rejected<?> rejected = assertInstanceOf(Intake.Rejected.class, taken);
        assertEquals(CONSUMER + "/mesh.node-heartbeats.v1-2@7", rejected.key());
        return rejected.letter();
    }

    @Test
    void shouldWriteConfluentsWireFormat() {
        byte[] value = encode(TopicCatalogue.NODE_HEARTBEATS, heartbeat());
        assertEquals(0, value[0]);
        assertEquals(
                schemaIds.get("mesh.node-heartbeats.v1-value"),
                ByteBuffer.wrap(value, 1, Integer.BYTES).getInt());
    }

    @Test
    void shouldKeepItsIdsWhenSchemasAreRegisteredAgain() throws IOException, InterruptedException {
        assertEquals(schemaIds, new SchemaRegistrar(registry.url()).register(TopicCatalogue.all()));
    }

    @Test
    void shouldBelieveWhatIsWellFormed() {
        Intake<NodeHeartbeat> taken =
                take(TopicCatalogue.NODE_HEARTBEATS, "node-1", encode(TopicCatalogue.NODE_HEARTBEATS, heartbeat()));
        assertEquals(heartbeat(), ((Intake.Accepted<NodeHeartbeat>) taken).value());
    }

    @Test
    void shouldSetAsideWhatIsNot() {
        byte[] good = encode(TopicCatalogue.NODE_HEARTBEATS, heartbeat());
        byte[] unknown = good.clone();
        ByteBuffer.wrap(unknown).putInt(1, 999_999);
        byte[] wrong = good.clone();
        ByteBuffer.wrap(wrong).putInt(1, schemaIds.get("mesh.sla-alerts.v1-value"));
        byte[] huge = Arrays.copyOf(good, 12);
        // A string that claims 2^31 - 1 bytes, as a zigzag varint.
        System.arraycopy(new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F}, 0, huge, 5, 5);

        assertEquals(DeadLetterReason.NULL_KEY, rejectedHeartbeat(null, good).getReason());
        assertEquals(
                DeadLetterReason.NULL_VALUE, rejectedHeartbeat("node-1", null).getReason());
        assertEquals(
                DeadLetterReason.NOT_WIRE_FORMAT,
                rejectedHeartbeat("node-1", new byte[] {1, 2, 3}).getReason());
        assertEquals(
                DeadLetterReason.NOT_WIRE_FORMAT,
                rejectedHeartbeat("node-1", "garbage".getBytes(UTF_8)).getReason());
        assertEquals(
                DeadLetterReason.UNKNOWN_SCHEMA,
                rejectedHeartbeat("node-1", unknown).getReason());
        assertTrue(List.of(DeadLetterReason.WRONG_SCHEMA, DeadLetterReason.UNDECODABLE)
                .contains(rejectedHeartbeat("node-1", wrong).getReason()));
        assertEquals(
                DeadLetterReason.UNDECODABLE,
                rejectedHeartbeat("node-1", Arrays.copyOf(good, 9)).getReason());
        assertEquals(
                DeadLetterReason.UNDECODABLE, rejectedHeartbeat("node-1", huge).getReason());
        assertEquals(
                DeadLetterReason.KEY_MISMATCH, rejectedHeartbeat("node-2", good).getReason());
    }

    @Test
    void shouldKeepTheWholeRecordInItsDeadLetter() {
        byte[] value = "garbage".getBytes(UTF_8);
        DeadLetter letter = rejectedHeartbeat("node-1", value);
        assertArrayEquals(value, letter.getValue().array());
        assertFalse(letter.getValueWithheld());
    }

    @Test
    void shouldWithholdTheValueWhereItMayHoldAClientAddress() {
        byte[] value = "203.0.113.9 garbage".getBytes(UTF_8);
        Intake<JobRequest> taken = take(TopicCatalogue.JOB_REQUESTS, "job", value);
        DeadLetter letter = ((Intake.Rejected<JobRequest>) taken).letter();
        assertNull(letter.getValue());
        assertTrue(letter.getValueWithheld());
        assertEquals(value.length, letter.getValueLength());
        assertFalse(letter.toString().contains("203.0.113.9"));
    }

    @Test
    void shouldWithholdAKeyThatIsNoIdWhereItMayHoldAClientAddress() {
        Intake<JobRequest> taken = take(TopicCatalogue.JOB_REQUESTS, "203.0.113.9", new byte[] {1});
        assertNull(((Intake.Rejected<JobRequest>) taken).letter().getKey());
        String id = "0190163d-8694-739b-aea5-966c26f8ad91";
        Intake<JobRequest> ofId = take(TopicCatalogue.JOB_REQUESTS, id, new byte[] {1});
        assertArrayEquals(
                id.getBytes(UTF_8),
                ((Intake.Rejected<JobRequest>) ofId).letter().getKey().array());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void shouldSetAsideEverySchemaIdThatIsNone(int id) {
        byte[] value = encode(TopicCatalogue.NODE_HEARTBEATS, heartbeat());
        ByteBuffer.wrap(value).putInt(1, id);
        assertEquals(
                DeadLetterReason.UNKNOWN_SCHEMA,
                rejectedHeartbeat("node-1", value).getReason());
    }

    @Test
    void shouldTakeATombstoneOnACompactedTopicAlone() {
        Intake<?> taken = take(TopicCatalogue.SUBCLOUDS, "eu-gdpr", null);
        assertNull(((Intake.Accepted<?>) taken).value());
    }

    @Test
    void shouldNotCallARecordBadWhenTheRegistryCannotBeAsked() {
        byte[] unknown = encode(TopicCatalogue.NODE_HEARTBEATS, heartbeat());
        ValueSerdes nowhere = new RegistryValueSerdes("http://127.0.0.1:1");
        var intake = new RecordIntake<>(
                CONSUMER, TopicCatalogue.NODE_HEARTBEATS, nowhere, RecordCheck.keyIs(NodeHeartbeat::getNodeId));
        RawRecord raw = new RawRecord(
                "mesh.node-heartbeats.v1", 0, 0, NOW, "node-1".getBytes(UTF_8), unknown, new RecordHeaders());
        assertThrows(SchemaRegistryUnavailableException.class, () -> intake.take(raw, NOW));
    }

    @Test
    void shouldNeverRegisterASchema() {
        JobRequest request = JobRequest.newBuilder()
                .setJobId("job")
                .setGatewayId("gateway")
                .setTenantId("tenant")
                .setModel("model")
                .setContextTokens(1)
                .setMaximumOutputTokens(1)
                .setGeoMode(GeoMode.PREFER)
                .setCountries(List.of())
                .setMinimumTrustLevel(0)
                .setPatienceMilliseconds(1)
                .setLeaseMilliseconds(1)
                .build();
        Topic<JobRequest> unregistered = new Topic<>(
                "mesh.not-registered.v1",
                JobRequest.class,
                "job id",
                1,
                TopicCatalogue.JOB_REQUESTS.retention(),
                Topic.Timestamps.BROKER,
                Topic.Contents.CLIENT_ADDRESSES,
                java.util.Set.of(),
                java.util.Set.of());
        assertThrows(RuntimeException.class, () -> encode(unregistered, request));
    }
}
