package com.resultity.mesh.geo.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InTimeOrderTest {

    private static final TopicPartition FIRST = new TopicPartition("requests", 0);
    private static final TopicPartition SECOND = new TopicPartition("requests", 1);
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private long nanos;
    private final InTimeOrder order = new InTimeOrder(consumer, () -> nanos);

    @BeforeEach
    void assign() {
        consumer.assign(List.of(FIRST, SECOND));
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        consumer.seekToBeginning(List.of(FIRST, SECOND));
        ends(0, 0);
    }

    private void ends(long first, long second) {
        consumer.updateEndOffsets(Map.of(FIRST, first, SECOND, second));
    }

    /** What a poll gives of a partition: records of these times, after which its position is there. */
    private ConsumerRecords<byte[], byte[]> polled(TopicPartition partition, long... times) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        long position = consumer.position(partition);
        for (long time : times) {
            records.add(new ConsumerRecord<>(
                    partition.topic(),
                    partition.partition(),
                    position++,
                    time,
                    TimestampType.LOG_APPEND_TIME,
                    0,
                    0,
                    null,
                    new byte[0],
                    new RecordHeaders(),
                    Optional.empty()));
        }
        consumer.seek(partition, position);
        return new ConsumerRecords<>(Map.of(partition, records), new HashMap<>());
    }

    private static List<Long> times(Batch batch) {
        return batch.records().stream().map(ConsumerRecord::timestamp).toList();
    }

    @Test
    void shouldHandOutByTimeWhatComesOnePartitionAfterTheOther() {
        ends(3, 2);
        assertEquals(List.of(), times(order.next(polled(FIRST, 10, 20, 30))));
        Batch batch = order.next(polled(SECOND, 15, 25));
        assertEquals(List.of(10L, 15L, 20L, 25L, 30L), times(batch));
        assertEquals(Map.of(FIRST, new OffsetAndMetadata(3), SECOND, new OffsetAndMetadata(2)), batch.nextOffsets());
    }

    @Test
    void shouldHoldBackAndNotCommitWhatMayComeBehindSomethingOlder() {
        ends(2, 3);
        order.next(polled(FIRST, 10, 40));
        Batch batch = order.next(polled(SECOND, 5, 20));
        assertEquals(List.of(5L, 10L, 20L), times(batch));
        assertEquals(Map.of(FIRST, new OffsetAndMetadata(1), SECOND, new OffsetAndMetadata(2)), batch.nextOffsets());
        assertEquals(List.of(30L, 40L), times(order.next(polled(SECOND, 30))));
    }

    @Test
    void shouldWaitForNobodyWhoHasNothing() {
        ends(1, 0);
        assertEquals(List.of(10L), times(order.next(polled(FIRST, 10))));
    }

    @Test
    void shouldNotWaitForEverForAPartitionThatCannotBeRead() {
        ends(1, 7);
        assertEquals(List.of(), times(order.next(polled(FIRST, 10))));
        nanos += SECOND_NANOS;
        assertEquals(List.of(), times(order.next(ConsumerRecords.empty())));
        nanos += 2 * SECOND_NANOS;
        assertEquals(List.of(10L), times(order.next(ConsumerRecords.empty())));
    }

    @Test
    void shouldFetchNoMoreOfAPartitionThatIsFarAhead() {
        ends(4_000, 1);
        order.next(polled(FIRST, new long[4_000]));
        assertEquals(Set.of(FIRST), consumer.paused());
        order.next(polled(SECOND, 1));
        assertEquals(Set.of(), consumer.paused());
    }

    @Test
    void shouldForgetWhatIsOfAPartitionThatWasTaken() {
        ends(1, 1);
        order.next(polled(FIRST, 10));
        order.forget(List.of(FIRST));
        assertEquals(List.of(20L), times(order.next(polled(SECOND, 20))));
    }
}
