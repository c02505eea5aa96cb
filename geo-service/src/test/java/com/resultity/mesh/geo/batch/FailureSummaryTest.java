package com.resultity.mesh.geo.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class FailureSummaryTest {

    @Test
    void shouldRepeatWhatKafkaSays() {
        assertEquals(
                "KafkaException: a record could not be written: too late",
                FailureSummary.of(
                        new KafkaException("a record could not be written", new TimeoutException("too late"))));
    }

    @Test
    void shouldNameThePlaceAndNotTheWordsOfOtherFailures() {
        String summary = FailureSummary.of(new IllegalArgumentException("no such thing as 203.0.113.7"));

        assertFalse(summary.contains("203.0.113.7"), summary);
        assertTrue(
                summary.startsWith(
                        "java.lang.IllegalArgumentException at " + getClass().getName()),
                summary);
    }
}
