package com.resultity.mesh.registry;

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
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Malformed records on the registry's own topics, and the letters that they become. A record without a key is not among
 * them: these topics are compacted, and the broker refuses it.
 */
final class SpoiltTopics {

    private static final int UNKNOWN_SCHEMA = 1_000_000;

    private final MeshCluster cluster;
    private final Map<String, DeadLetterReason> expected = new TreeMap<>();

    SpoiltTopics(MeshCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Writes some of each kind to each topic.
     *
     * @param key of what is there; none of them must be heard
     */
    void spoil(RecordWriter writer, String key) {
        byte[] whole =
                cluster.log().readBytes(TopicCatalogue.NODES.name()).get(0).value();
        byte[] truncated = Arrays.copyOf(whole, whole.length - 5);
        byte[] negativeLength = value(schemaIdOf(whole), 0xFE, 0xFF, 0xFF, 0xFF, 0x0F);
        for (Topic<?> topic : Consumer.REGISTRY_SERVICE.reads()) {
            expect(DeadLetterReason.NOT_WIRE_FORMAT, write(writer, topic, key, "garbage".getBytes(UTF_8)));
            expect(DeadLetterReason.NOT_WIRE_FORMAT, write(writer, topic, key, new byte[0]));
            expect(DeadLetterReason.UNKNOWN_SCHEMA, write(writer, topic, key, value(UNKNOWN_SCHEMA, 1, 2, 3)));
            expect(DeadLetterReason.UNDECODABLE, write(writer, topic, key, negativeLength));
            expect(DeadLetterReason.UNDECODABLE, write(writer, topic, key, truncated));
            expect(
                    topic.equals(TopicCatalogue.NODES) ? DeadLetterReason.KEY_MISMATCH : DeadLetterReason.WRONG_SCHEMA,
                    write(writer, topic, "another", whole));
        }
    }

    private static RecordMetadata write(RecordWriter writer, Topic<?> topic, String key, byte[] value) {
        return writer.writeBytes(topic.name(), key.getBytes(UTF_8), value);
    }

    private void expect(DeadLetterReason reason, RecordMetadata at) {
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

    /** Waits until the letters that are there, one a position, are those expected; more than one a position is a failure. */
    void awaitLetters() {
        Await.until("dead letters", () -> {
            List<ConsumerRecord<String, DeadLetter>> letters = cluster.log().read(TopicCatalogue.DEAD_LETTERS);
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
}
