package com.resultity.mesh.wire;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The timestamp of a record, but never before 1970 and never in the future. Gateways set the timestamps of their records,
 * and with a clock that is wrong they would otherwise stop whoever reads them: Kafka Streams fails on a negative timestamp, and the
 * broker refuses to pass on a record from too far ahead.
 */
public final class ClampedTimestamps implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.max(0, Math.min(record.timestamp(), System.currentTimeMillis()));
    }
}
