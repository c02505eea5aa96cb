package com.resultity.mesh.geo.batch;

import static com.resultity.mesh.testkit.records.Records.CELL;
import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.resultity.mesh.schemas.NodeLocation;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.topics.TopicCatalogue;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final Outbox outbox = new Outbox(producer, new TestingValueSerdes());

    @Test
    void shouldSendRecordsAndTombstones() {
        outbox.put(TopicCatalogue.LOCATED_JOBS, CELL, aLocatedJob().build());
        outbox.put(TopicCatalogue.NODE_LOCATIONS, "node-1", (NodeLocation) null);

        assertEquals("mesh.located-jobs.v1", producer.history().get(0).topic());
        assertEquals(CELL, producer.history().get(0).key());
        assertArrayEquals(
                new TestingValueSerdes()
                        .of(TopicCatalogue.LOCATED_JOBS)
                        .serializer()
                        .serialize("mesh.located-jobs.v1", aLocatedJob().build()),
                producer.history().get(0).value());
        assertNull(producer.history().get(1).value());
    }

    @Test
    void shouldSettleOnlyWhenEveryRecordIsOnTheLog() {
        MockProducer<String, byte[]> failing =
                new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer()) {
                    @Override
                    public synchronized void flush() {
                        completeNext();
                        errorNext(new TimeoutException("too late"));
                        completeNext();
                    }
                };
        Outbox unlucky = new Outbox(failing, new TestingValueSerdes());
        for (int job = 0; job < 3; job++) {
            unlucky.put(TopicCatalogue.LOCATED_JOBS, CELL, aLocatedJob().build());
        }

        assertThrows(KafkaException.class, unlucky::settle);
    }

    @Test
    void shouldSettleWhenAllIsWell() {
        outbox.put(TopicCatalogue.LOCATED_JOBS, CELL, aLocatedJob().build());

        assertDoesNotThrow(outbox::settle);
        assertDoesNotThrow(outbox::settle);
    }
}
