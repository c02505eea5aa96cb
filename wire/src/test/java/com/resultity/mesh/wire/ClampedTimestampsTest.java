package com.resultity.mesh.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class ClampedTimestampsTest {

    @Test
    void shouldKeepTimestampOfThePast() {
        assertEquals(1_767_225_600_000L, extract(1_767_225_600_000L));
    }

    @Test
    void shouldTakeMissingTimestampForTheOldest() {
        assertEquals(0, extract(-1));
    }

    @Test
    void shouldTakeTimestampOfTheFutureForNow() {
        long before = System.currentTimeMillis();
        long extracted = extract(Long.MAX_VALUE);

        assertTrue(extracted >= before && extracted <= System.currentTimeMillis(), "extracted " + extracted);
    }

    private static long extract(long timestamp) {
        ConsumerRecord<Object, Object> record = new ConsumerRecord<>(
                "topic",
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                null,
                new RecordHeaders(),
                Optional.empty());
        return new ClampedTimestamps().extract(record, 0);
    }
}
