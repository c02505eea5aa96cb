package com.resultity.mesh.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.resultity.mesh.topics.Topic;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records that no reader can believe, of every kind in turn. */
final class MalformedRecords {

    private static final int UNKNOWN_SCHEMA = 999_999;
    private static final int KINDS = 7;
    private static final int KINDS_OF_COMPACTED = 5;

    private final Topic<?> topic;
    private final int schemaId;
    private final SplittableRandom random;

    MalformedRecords(Topic<?> topic, int schemaId, SplittableRandom random) {
        this.topic = topic;
        this.schemaId = schemaId;
        this.random = random;
    }

    ProducerRecord<byte[], byte[]> number(int number) {
        // A compacted topic takes no record without a key, and a null value on it is a tombstone.
        int kind = number % (topic.compacted() ? KINDS_OF_COMPACTED : KINDS);
        byte[] key = ("malformed-" + number).getBytes(UTF_8);
        return switch (kind) {
            case 0 -> record(key, garbage());
            case 1 -> record(key, withSchema(UNKNOWN_SCHEMA, new byte[] {1, 2, 3}));
            // A text of 8 bytes, of which there are none.
            case 2 -> record(key, withSchema(schemaId, new byte[] {16}));
            // A text that claims 2 GiB.
            case 3 -> record(key, withSchema(schemaId, new byte[] {-2, -1, -1, -1, 15}));
            case 4 -> record(key, new byte[0]);
            case 5 -> record(null, withSchema(schemaId, new byte[] {16}));
            default -> record(key, null);
        };
    }

    private byte[] garbage() {
        byte[] bytes = new byte[1 + random.nextInt(300)];
        random.nextBytes(bytes);
        bytes[0] = 1;
        return bytes;
    }

    private static byte[] withSchema(int id, byte[] body) {
        return ByteBuffer.allocate(5 + body.length)
                .put((byte) 0)
                .putInt(id)
                .put(body)
                .array();
    }

    private ProducerRecord<byte[], byte[]> record(byte[] key, byte[] value) {
        return new ProducerRecord<>(topic.name(), key, value);
    }
}
