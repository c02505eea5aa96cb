package com.resultity.mesh.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.wire.RecordCheck.Fault;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;

/** Makes dead letters. The key names reader and position, so that a letter written twice is recognised as one. */
public final class DeadLetters {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private DeadLetters() {}

    /**
     * Makes the dead letter of a record.
     *
     * @param consumer application id of the reader
     * @param topic the topic that was read
     * @param raw the record
     * @param fault what is wrong with it
     * @param now milliseconds since 1970-01-01T00:00:00Z
     */
    public static <V> Intake.Rejected<V> of(String consumer, Topic<?> topic, RawRecord raw, Fault fault, long now) {
        boolean withheld = topic.confidential();
        DeadLetter letter = DeadLetter.newBuilder()
                .setConsumer(consumer)
                .setTopic(raw.topic())
                .setPartition(raw.partition())
                .setOffset(raw.offset())
                .setTimestamp(raw.timestamp())
                .setReason(fault.reason())
                .setDetail(fault.detail())
                .setKey(raw.key() == null || (withheld && !isId(raw.key())) ? null : ByteBuffer.wrap(raw.key()))
                .setValue(raw.value() == null || withheld ? null : ByteBuffer.wrap(raw.value()))
                .setValueWithheld(withheld)
                .setValueLength(raw.value() == null ? -1 : raw.value().length)
                .setValueSha256(raw.value() == null || withheld ? null : sha256(raw.value()))
                .setHeaders(withheld ? Map.of() : headers(raw))
                .setFailedAt(now)
                .build();
        return new Intake.Rejected<>(consumer + "/" + raw.position(), letter);
    }

    private static Map<String, ByteBuffer> headers(RawRecord raw) {
        Map<String, ByteBuffer> headers = new HashMap<>();
        for (Header header : raw.headers()) {
            headers.put(header.key(), ByteBuffer.wrap(header.value() == null ? new byte[0] : header.value()));
        }
        return headers;
    }

    /** A sender may key its requests by anything, the client's address too; an id of the usual form says nothing of it. */
    private static boolean isId(byte[] key) {
        return ID.matcher(new String(key, ISO_8859_1)).matches();
    }

    private static String sha256(byte[] value) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
