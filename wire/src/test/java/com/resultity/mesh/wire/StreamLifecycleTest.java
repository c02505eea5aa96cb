package com.resultity.mesh.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.embedded.BrokerOptions;
import com.resultity.mesh.embedded.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances of a stream with one partition, which only one of them can have. */
class StreamLifecycleTest {

    private static final String INPUT = "input";
    private static final int RECORDS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SESSION = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    private final List<StreamLifecycle> instances = new ArrayList<>();
    private KafkaBroker broker;

    @BeforeEach
    void startBroker() throws Exception {
        broker = KafkaBroker.start(BrokerOptions.in(folder.resolve("broker")));
        Map<String, Object> settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(Set.of(new NewTopic(INPUT, 1, (short) 1))).all().get();
        }
        write(RECORDS);
    }

    @AfterEach
    void stop() {
        instances.forEach(StreamLifecycle::close);
        broker.close();
    }

    @Test
    void shouldStandByOnceItKnowsWhatAnotherInstanceHasAndGoOnFromThere() {
        StreamLifecycle first = instance("first", withStore(), 1);
        assertEquals(StreamCondition.ASSIGNING, first.condition());
        first.start();
        await(first, StreamCondition.PROCESSING);

        StreamLifecycle second = instance("second", withStore(), 1);
        second.start();
        await(second, StreamCondition.STANDING_BY);
        assertTrue(second.condition().isReady());

        first.close();
        await(second, StreamCondition.PROCESSING);
        assertTrue(second.restoredRecords() < RECORDS / 10, () -> second.restoredRecords() + " records restored");
    }

    @Test
    void shouldNotBeReadyWithoutAnythingToDoNorWithoutBrokers() {
        StreamLifecycle first = instance("first", withoutState(), 0);
        first.start();
        await(first, StreamCondition.PROCESSING);
        StreamLifecycle second = instance("second", withoutState(), 0);
        second.start();
        await(second, StreamCondition.UNASSIGNED);
        first.close();
        await(second, StreamCondition.PROCESSING);

        broker.kill();

        await(second, StreamCondition.CUT_OFF);
    }

    private StreamLifecycle instance(String name, Topology topology, int standbys) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "lifecycle");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve(name).toString());
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbys);
        settings.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, 10);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), "lifecycle-" + name);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), (int) SESSION.toMillis());
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 300);
        StreamLifecycle instance = new StreamLifecycle(topology, settings);
        instances.add(instance);
        return instance;
    }

    private static Topology withStore() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.table(
                INPUT,
                Consumed.with(Serdes.String(), Serdes.String()),
                Materialized.<String, String>as(Stores.inMemoryKeyValueStore("latest")));
        return builder.build();
    }

    private static Topology withoutState() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(INPUT, Consumed.with(Serdes.String(), Serdes.String())).foreach((key, value) -> {});
        return builder.build();
    }

    private void write(int records) {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int number = 0; number < records; number++) {
                var unused = producer.send(new ProducerRecord<>(INPUT, "key-" + number, "value"));
            }
        }
    }

    private static void await(StreamLifecycle instance, StreamCondition condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (instance.condition() != condition) {
            assertTrue(System.nanoTime() < deadline, () -> instance.condition() + " has not become " + condition);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
