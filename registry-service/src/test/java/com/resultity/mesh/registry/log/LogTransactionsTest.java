package com.resultity.mesh.registry.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** How failures of a transaction are settled, on Kafka's own stand-in for a producer. */
class LogTransactionsTest {

    private static final List<ProducerRecord<String, byte[]>> RECORDS =
            List.of(new ProducerRecord<>("topic", "key", new byte[1]));
    private static final Map<TopicPartition, OffsetAndMetadata> PROGRESS =
            Map.of(new TopicPartition("input", 0), new OffsetAndMetadata(7));
    private static final ConsumerGroupMetadata GROUP = new MockConsumer<>("earliest").groupMetadata();

    private final List<MockProducer<String, byte[]>> made = new ArrayList<>();
    private final LogTransactions transactions = new LogTransactions(() -> {
        MockProducer<String, byte[]> producer =
                new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
        made.add(producer);
        return producer;
    });

    @Test
    void shouldWriteRecordsAndProgressTogether() {
        transactions.settle();
        assertTrue(transactions.isSettled());

        assertEquals(1, transactions.write(RECORDS, PROGRESS, GROUP).size());

        assertEquals(RECORDS, producer().history());
        assertEquals(List.of(Map.of(GROUP.groupId(), PROGRESS)), producer().consumerGroupOffsetsHistory());
    }

    @Test
    void shouldTakeBackAWriteThatFailed() {
        transactions.settle();
        producer().sendException = new KafkaException("no");

        assertThrows(KafkaException.class, () -> transactions.write(RECORDS, PROGRESS, GROUP));

        assertTrue(producer().transactionAborted());
        producer().sendException = null;
        transactions.settle();
        transactions.write(RECORDS, PROGRESS, GROUP);
        assertEquals(1, made.size());
    }

    @Test
    void shouldNeverTakeItsPlaceBackFromAnInstanceThatTookOver() {
        transactions.settle();
        producer().fenceProducer();

        assertThrows(SupersededException.class, () -> transactions.write(RECORDS, PROGRESS, GROUP));

        assertTrue(transactions.isSuperseded());
        assertThrows(SupersededException.class, transactions::settle);
        assertEquals(1, made.size());
    }

    @Test
    void shouldInitialiseTheSameProducerAgainWhenTheBrokerIsLate() {
        LogTransactions late = new LogTransactions(() -> {
            MockProducer<String, byte[]> producer =
                    new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
            producer.initTransactionException = new TimeoutException("late");
            made.add(producer);
            return producer;
        });

        assertThrows(TimeoutException.class, late::settle);
        assertFalse(late.isSettled());
        producer().initTransactionException = null;
        late.settle();

        assertTrue(late.isSettled());
        assertEquals(1, made.size());
    }

    @Test
    void shouldReplaceAProducerThatIsBeyondRepair() {
        transactions.settle();
        producer().commitTransactionException = new KafkaException("no");
        producer().abortTransactionException = new KafkaException("no");

        assertThrows(KafkaException.class, () -> transactions.write(RECORDS, PROGRESS, GROUP));

        assertFalse(transactions.isSettled());
        assertTrue(producer().closed());
        transactions.settle();
        assertEquals(2, made.size());
    }

    @Test
    void shouldAbortAgainWhenTheBrokerIsLateToAbort() {
        transactions.settle();
        producer().commitTransactionException = new KafkaException("no");
        producer().abortTransactionException = new TimeoutException("late");

        assertThrows(KafkaException.class, () -> transactions.write(RECORDS, PROGRESS, GROUP));
        assertFalse(transactions.isSettled());

        producer().abortTransactionException = null;
        transactions.settle();
        assertTrue(producer().transactionAborted());
        assertEquals(1, made.size());
    }

    private MockProducer<String, byte[]> producer() {
        return made.get(made.size() - 1);
    }
}
