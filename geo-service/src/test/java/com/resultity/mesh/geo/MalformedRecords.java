package com.resultity.mesh.geo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.resultity.mesh.topics.Topic;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes records that no reader may choke on, in turn of every kind. */
final class MalformedRecords {

    private static final int UNKNOWN_ID = 999_999;

    private final Topic<?> topic;
    private final byte[] valid;
    private final byte[] otherType;
    private final Random random;
    private final int kinds;

    /**
     * @param topic the topic that they are for
     * @param valid a valid value of the topic
     * @param otherType a valid value of another topic
     */
    MalformedRecords(Topic<?> topic, byte[] valid, byte[] otherType, Random random) {
        this.topic = topic;
        this.valid = valid;
        this.otherType = otherType;
        this.random = random;
        // On a compacted topic the broker takes no record without a key, and one without a value is a tombstone.
        this.kinds = topic.compacted() ? 7 : 9;
    }

    /** The record of that number; no two are of the same position, so each is set aside by itself. */
    ProducerRecord<byte[], byte[]> number(int number) {
        byte[] key = ("malformed-" + number).getBytes(UTF_8);
        return switch (number % kinds) {
            case 0 -> record(key, garbage());
            case 1 -> record(key, new byte[0]);
            case 2 ->
                record(key, ByteBuffer.wrap(valid.clone()).putInt(1, UNKNOWN_ID).array());
            case 3 -> record(key, Arrays.copyOf(valid, 5 + random.nextInt(valid.length - 5)));
            case 4 -> record(key, valid);
            case 5 -> record(key, hugeLength());
            case 6 -> record(key, otherType);
            case 7 -> record(null, valid);
            case 8 -> record(key, null);
            default -> throw new IllegalStateException();
        };
    }

    private byte[] garbage() {
        byte[] bytes = new byte[1 + random.nextInt(300)];
        random.nextBytes(bytes);
        bytes[0] = 1;
        return bytes;
    }

    /** The topic's schema id, and then a text that claims to be 2 GiB long. */
    private byte[] hugeLength() {
        return ByteBuffer.allocate(10)
                .put(valid, 0, 5)
                .put(new byte[] {-2, -1, -1, -1, 15})
                .array();
    }

    private ProducerRecord<byte[], byte[]> record(byte[] key, byte[] value) {
        return new ProducerRecord<>(topic.name(), key, value);
    }
}
