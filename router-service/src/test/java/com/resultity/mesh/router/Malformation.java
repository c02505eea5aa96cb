package com.resultity.mesh.router;

import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The ways in which a record may be such that nobody can read it. */
public enum Malformation {
    GARBAGE(DeadLetterReason.NOT_WIRE_FORMAT),
    UNKNOWN_SCHEMA(DeadLetterReason.UNKNOWN_SCHEMA),
    TRUNCATED(DeadLetterReason.UNDECODABLE),
    HUGE_LENGTH(DeadLetterReason.UNDECODABLE),
    NULL_KEY(DeadLetterReason.NULL_KEY),
    NULL_VALUE(DeadLetterReason.NULL_VALUE);

    private static final int HEADER_LENGTH = 5;

    private final DeadLetterReason reason;

    Malformation(DeadLetterReason reason) {
        this.reason = reason;
    }

    /** What a dead letter of such a record says. */
    public DeadLetterReason reason() {
        return reason;
    }

    /** Whether a record of this topic is malformed by it: a null value is legal where it is a tombstone. */
    public boolean appliesTo(Topic<?> topic) {
        return this != NULL_VALUE || !topic.compacted();
    }

    /** A key that is spoilt in this way if keys are what it spoils. */
    public byte[] key(byte[] sound) {
        return this == NULL_KEY ? null : sound;
    }

    /** A value that is spoilt in this way if values are what it spoils. */
    public byte[] value(Topic<?> topic, byte[] sound, SplittableRandom random) {
        return switch (this) {
            case GARBAGE -> garbage(random);
            case UNKNOWN_SCHEMA ->
                ByteBuffer.wrap(sound.clone())
                        .putInt(1, random.nextInt(TestingValueSerdes.unknownSchemaId(), Integer.MAX_VALUE))
                        .array();
            case TRUNCATED -> Arrays.copyOf(sound, random.nextInt(HEADER_LENGTH, sound.length));
            case HUGE_LENGTH -> hugeLength(topic, sound, random);
            case NULL_KEY -> sound;
            case NULL_VALUE -> null;
        };
    }

    private static byte[] garbage(SplittableRandom random) {
        byte[] garbage = new byte[random.nextInt(64)];
        random.nextBytes(garbage);
        if (garbage.length > 0) {
            garbage[0] = (byte) random.nextInt(1, 256);
        }
        return garbage;
    }

    /** Claims that its first text is longer than any array: every record begins with one, policies after one byte. */
    private static byte[] hugeLength(Topic<?> topic, byte[] sound, SplittableRandom random) {
        int before = HEADER_LENGTH + (topic.equals(TopicCatalogue.PLACEMENT_POLICIES) ? 1 : 0);
        ByteBuffer huge = ByteBuffer.allocate(sound.length + Long.BYTES + 1).put(sound, 0, before);
        long rest = random.nextLong(1L << 32, 1L << 62);
        for (; rest >= 0x80; rest >>>= 7) {
            huge.put((byte) (rest & 0x7F | 0x80));
        }
        huge.put((byte) rest).put(sound, before, Math.min(huge.remaining(), sound.length - before));
        return Arrays.copyOf(huge.array(), huge.position());
    }
}
