package com.resultity.mesh.wire;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * A record as it lies on the log, not yet believed.
 *
 * @param topic name of its topic
 * @param partition its partition
 * @param offset its offset
 * @param timestamp its timestamp, milliseconds since 1970-01-01T00:00:00Z
 * @param key its key, or null
 * @param value its value, or null
 * @param headers its headers
 */
public record RawRecord(
        String topic, int partition, long offset, long timestamp, byte[] key, byte[] value, Headers headers) {

    /** The record as a plain consumer gives it. */
    public static RawRecord of(ConsumerRecord<byte[], byte[]> consumed) {
        return new RawRecord(
                consumed.topic(),
                consumed.partition(),
                consumed.offset(),
                consumed.timestamp(),
                consumed.key(),
                consumed.value(),
                consumed.headers());
    }

    /** Where it lies, in the form TOPIC-PARTITION@OFFSET. */
    public String position() {
        return topic + "-" + partition + "@" + offset;
    }
}
