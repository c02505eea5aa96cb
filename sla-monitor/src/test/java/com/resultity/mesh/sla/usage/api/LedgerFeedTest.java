package com.resultity.mesh.sla.usage.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.resultity.mesh.edge.Holdings;
import com.resultity.mesh.edge.UnavailableException;
import com.resultity.mesh.schemas.UsageLine;
import com.resultity.mesh.sla.usage.Line;
import com.resultity.mesh.sla.usage.Usage;
import com.resultity.mesh.testkit.Await;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.topics.TableKeys;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.ValueSerdes;
import java.net.ConnectException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

/** The ledger as an instance reads it back, over failures. What is on the log is told poll by poll. */
class LedgerFeedTest {

    private static final TopicPartition PARTITION = new TopicPartition(TopicCatalogue.USAGE_LEDGER.name(), 0);
    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
    private static final UsageQuestion QUESTION =
            new UsageQuestion(DAY, DAY, Optional.empty(), new Holdings(true, Set.of(), Set.of(), Set.of()));

    private final KeptLedger ledger = new KeptLedger();
    private final Queue<Consumer<byte[], byte[]>> consumers = new ConcurrentLinkedQueue<>();

    @Test
    void shouldNotFallBackWhileTheLedgerIsReadOnceMore() {
        MockConsumer<byte[], byte[]> first = consumer(2);
        Queue<Long> seen = new ConcurrentLinkedQueue<>();
        first.schedulePollTask(() -> add(first, 0, 1));
        first.schedulePollTask(() -> {
            assertThrows(UnavailableException.class, this::jobs);
            add(first, 1, 3);
        });
        first.schedulePollTask(() -> {
            seen.add(jobs());
            first.setPollException(new KafkaException("the broker is gone"));
        });
        MockConsumer<byte[], byte[]> second = consumer(3);
        second.schedulePollTask(() -> add(second, 0, 1));
        second.schedulePollTask(() -> {
            seen.add(jobs());
            add(second, 1, 3);
            add(second, 2, 4);
        });

        try (LedgerFeed feed = new LedgerFeed(consumers::remove, new TestingValueSerdes(), ledger)) {
            feed.start();
            Await.until("all of the ledger", () -> jobs() == 4);
        }

        assertEquals(List.of(3L, 3L), List.copyOf(seen));
    }

    @Test
    void shouldReadOnWhenTheSchemaRegistryAnswersAgain() {
        for (int reading = 0; reading < 2; reading++) {
            MockConsumer<byte[], byte[]> consumer = consumer(1);
            consumer.schedulePollTask(() -> add(consumer, 0, 1));
        }

        try (LedgerFeed feed = new LedgerFeed(consumers::remove, new AwayAtFirst(), ledger)) {
            feed.start();
            Await.until("all of the ledger", () -> jobs() == 1);
        }
    }

    /** The next that the feed gets, of a log that ends there when it begins to read. */
    private MockConsumer<byte[], byte[]> consumer(long end) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
        Node broker = new Node(0, "localhost", 9092);
        consumer.updatePartitions(
                PARTITION.topic(),
                List.of(new PartitionInfo(PARTITION.topic(), 0, broker, new Node[] {broker}, new Node[] {broker})));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, end));
        consumers.add(consumer);
        return consumer;
    }

    /** A version of the one line that there is. */
    private static void add(MockConsumer<byte[], byte[]> consumer, long offset, long jobs) {
        UsageLine line = UsageLine.newBuilder()
                .setDay(DAY.toString())
                .setNodeId("node")
                .setTenantId("tenant")
                .setJobs(jobs)
                .setContextTokens(0)
                .setOutputTokens(0)
                .setServedMilliseconds(0)
                .setWeightedUnits(0)
                .setVersion(offset + 1)
                .setUpdatedAt(0)
                .build();
        byte[] value = new TestingValueSerdes()
                .of(TopicCatalogue.USAGE_LEDGER)
                .serializer()
                .serialize(PARTITION.topic(), line);
        consumer.addRecord(new ConsumerRecord<>(
                PARTITION.topic(), 0, offset, TableKeys.of(line).getBytes(UTF_8), value));
    }

    private long jobs() {
        return ledger.sum(QUESTION, Line::tenantId).values().stream()
                .mapToLong(Usage::jobs)
                .sum();
    }

    /** A schema registry that does not answer the first time that it is asked. */
    private static final class AwayAtFirst implements ValueSerdes {

        private final AtomicBoolean asked = new AtomicBoolean();

        @Override
        public <V extends SpecificRecord> Serde<V> of(Topic<V> topic) {
            Serde<V> there = new TestingValueSerdes().of(topic);
            Deserializer<V> deserializer = (name, bytes) -> {
                if (asked.compareAndSet(false, true)) {
                    throw new IllegalStateException(new ConnectException("refused"));
                }
                return there.deserializer().deserialize(name, bytes);
            };
            return Serdes.serdeFrom(there.serializer(), deserializer);
        }
    }
}
