package com.resultity.mesh.registry;

import static com.resultity.mesh.registry.TestingManifests.node;
import static com.resultity.mesh.registry.TestingManifests.subcloud;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.testkit.Await;
import com.resultity.mesh.testkit.MeshCluster;
import com.resultity.mesh.testkit.RecordWriter;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Malformed records on the registry's own topics: each set aside once, and none of them heard. A record without a key is
 * not among them: these topics are compacted, and the broker refuses it.
 */
class DeadLettersTest {

    private static final int UNKNOWN_SCHEMA = 1_000_000;

    @RegisterExtension
    static final MeshCluster CLUSTER = MeshCluster.fresh();

    @Test
    void shouldSetMalformedRecordsAsideOnceEvenOverRestarts() {
        Map<String, DeadLetterReason> expected = new TreeMap<>();
        try (TestingRegistry registry = TestingRegistry.start(CLUSTER);
                RecordWriter writer = CLUSTER.writer()) {
            assertEquals(
                    200,
                    registry.apply(subcloud("pool", "{}") + node("n", "[pool]")).status());
            spoil(writer, expected);
            awaitLetters(expected);
            assertEquals(200, registry.get("/health/readiness").status());
            assertEquals(
                    "ACTIVE",
                    registry.get("/v1/nodes/n/memberships")
                            .body()
                            .at("/items/0/state")
                            .asText());
        }

        // These wait on the log, so that the next start finds old ones beside new ones.
        try (RecordWriter writer = CLUSTER.writer()) {
            spoil(writer, expected);
        }
        for (int restart = 0; restart < 2; restart++) {
            try (TestingRegistry registry = TestingRegistry.start(CLUSTER)) {
                assertEquals(200, registry.get("/v1/nodes/n").status());
                // All of the log before this change was read, so all letters there will ever be are written.
                assertEquals(
                        200, registry.apply(node("restart-" + restart, "[]")).status());
                awaitLetters(expected);
            }
        }
    }

    /** The letters that are there, one a position, are those expected; more than one a position is a failure. */
    private static void awaitLetters(Map<String, DeadLetterReason> expected) {
        Await.until("dead letters", () -> {
            List<ConsumerRecord<String, DeadLetter>> letters = CLUSTER.log().read(TopicCatalogue.DEAD_LETTERS);
            assertEquals(
                    letters.size(),
                    new HashSet<>(letters.stream().map(ConsumerRecord::key).toList()).size());
            Map<String, DeadLetterReason> found = letters.stream()
                    .collect(Collectors.toMap(
                            ConsumerRecord::key, letter -> letter.value().getReason()));
            assertEquals(expected, new TreeMap<>(found));
            return true;
        });
    }

    private static void spoil(RecordWriter writer, Map<String, DeadLetterReason> expected) {
        for (Topic<?> topic : Consumer.REGISTRY_SERVICE.reads()) {
            Function<byte[], RecordMetadata> write =
                    value -> writer.writeBytes(topic.name(), "n".getBytes(UTF_8), value);
            byte[] whole =
                    CLUSTER.log().readBytes(TopicCatalogue.NODES.name()).get(0).value();
            byte[] truncated = Arrays.copyOf(whole, whole.length - 5);
            expect(expected, write.apply("garbage".getBytes(UTF_8)), DeadLetterReason.NOT_WIRE_FORMAT);
            expect(expected, write.apply(new byte[0]), DeadLetterReason.NOT_WIRE_FORMAT);
            expect(expected, write.apply(value(UNKNOWN_SCHEMA, 1, 2, 3)), DeadLetterReason.UNKNOWN_SCHEMA);
            expect(
                    expected,
                    write.apply(value(schemaIdOf(whole), 0xFE, 0xFF, 0xFF, 0xFF, 0x0F)),
                    DeadLetterReason.UNDECODABLE);
            expect(expected, write.apply(truncated), DeadLetterReason.UNDECODABLE);
            expect(
                    expected,
                    writer.writeBytes(topic.name(), "another".getBytes(UTF_8), whole),
                    topic.equals(TopicCatalogue.NODES) ? DeadLetterReason.KEY_MISMATCH : DeadLetterReason.WRONG_SCHEMA);
        }
    }

    private static void expect(Map<String, DeadLetterReason> expected, RecordMetadata at, DeadLetterReason reason) {
        expected.put("registry-service/" + at.topic() + "-" + at.partition() + "@" + at.offset(), reason);
    }

    private static int schemaIdOf(byte[] value) {
        return ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
    }

    private static byte[] value(int schemaId, int... payload) {
        ByteBuffer value = ByteBuffer.allocate(5 + payload.length).put((byte) 0).putInt(schemaId);
        for (int octet : payload) {
            value.put((byte) octet);
        }
        return value.array();
    }
}
