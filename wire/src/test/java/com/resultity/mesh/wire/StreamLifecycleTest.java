package com.resultity.mesh.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Instances of a stream with one partition, which only one of them can have. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StreamLifecycleTest {

    private static final String INPUT = "input";
    private static final String OUTPUT = "output";
    private static final int RECORDS = 1_000;
    private static final String SESSION_TIMEOUT =
            StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG);
    private static final String HEARTBEAT_INTERVAL =
            StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration SESSION = Duration.ofSeconds(3);

    /** Longer than anything is waited for, so that what is found out meanwhile is not found out by the end of a session. */
    private static final Duration NO_END_OF_SESSION = PATIENCE.multipliedBy(2);

    private static final Duration TRANSACTION = Duration.ofSeconds(1);

    @TempDir
    private static Path folder;

    private static KafkaBroker broker;

    private final String application = "lifecycle-" + UUID.randomUUID();
    private final List<StreamLifecycle> instances = new ArrayList<>();

    @BeforeAll
    static void startBroker() throws Exception {
        broker = KafkaBroker.start(BrokerOptions.in(folder.resolve("broker"))
                .withVirtualMachineOptions(List.of("-XX:TieredStopAtLevel=1")));
        Map<String, Object> settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(Set.of(new NewTopic(INPUT, 1, (short) 1), new NewTopic(OUTPUT, 1, (short) 1)))
                    .all()
                    .get();
        }
        write(RECORDS);
    }

    @AfterEach
    void closeInstances() {
        instances.forEach(StreamLifecycle::close);
    }

    @AfterAll
    static void stopBroker() {
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
        assertTrue(StreamCondition.STANDING_BY.isReady());

        first.close();
        await(second, StreamCondition.PROCESSING);
        assertTrue(second.restoredRecords() < RECORDS / 10, () -> second.restoredRecords() + " records restored");
    }

    /** Last, because it kills the broker of all. */
    @Test
    @Order(Integer.MAX_VALUE)
    void shouldNotBeReadyWithoutAnythingToDoNorWithoutBrokers() {
        Map<String, Object> settings = Map.of(SESSION_TIMEOUT, (int) NO_END_OF_SESSION.toMillis());
        StreamLifecycle first = instance("first", withoutState(), 0, settings);
        first.start();
        await(first, StreamCondition.PROCESSING);
        StreamLifecycle second = instance("second", withoutState(), 0, settings);
        second.start();
        // Which of them has it is not said: without state it goes by chance.
        await(
                "one with nothing to do",
                () -> areProcessingAndUnassigned(first, second) || areProcessingAndUnassigned(second, first));
        boolean kept = first.condition() == StreamCondition.PROCESSING;
        (kept ? first : second).close();
        StreamLifecycle left = kept ? second : first;
        await(left, StreamCondition.PROCESSING);

        broker.kill();

        await(left, StreamCondition.CUT_OFF);
    }

    @Test
    void shouldBeReadyAgainOnceAnotherThreadHasTakenThePlaceOfOneThatStoodStill() {
        AtomicInteger standStillAfter = new AtomicInteger(-1);
        AtomicInteger lives = new AtomicInteger();
        StreamLifecycle instance = instance(
                "first",
                standingStillOnce(standStillAfter, lives),
                0,
                Map.of(
                        SESSION_TIMEOUT,
                        (int) SESSION.toMillis(),
                        HEARTBEAT_INTERVAL,
                        (int) SESSION.toMillis() / 6,
                        StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                        StreamsConfig.EXACTLY_ONCE_V2,
                        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                        (int) TRANSACTION.toMillis()));
        instance.start();
        await(instance, StreamCondition.PROCESSING);
        awaitEndOfASession();

        int before = lives.get();
        standStillAfter.set(RECORDS / 2);
        write(RECORDS);
        await("a pause", () -> standStillAfter.get() == 0);
        // Its partition was on its way in between, for too short a time to be met by looking.
        await("another life", () -> lives.get() > before);
        await(instance, StreamCondition.PROCESSING);
        awaitEndOfASession();

        await(instance, StreamCondition.PROCESSING);
    }

    @Test
    void shouldNotTakeTheSilenceOfAThreadThatIsNoMoreForItsOwn() {
        List<Metric> metrics = List.of(heartbeatAge("thread-1-consumer", 90), heartbeatAge("thread-2-consumer", 0.25));

        assertEquals(Duration.ofMillis(250), StreamLifecycle.silence(metrics, Set.of("thread-2-consumer")));
        assertEquals(Duration.ofSeconds(90), StreamLifecycle.silence(metrics, Set.of("thread-1-consumer")));
        assertEquals(Duration.ZERO, StreamLifecycle.silence(metrics, Set.of("thread-3-consumer")));
    }

    @Test
    void shouldTellWhetherAConsumerThatLivesHasNoConnection() {
        List<Metric> metrics = List.of(
                metric("connection-count", "thread-1-consumer", 0), metric("connection-count", "thread-2-consumer", 2));

        assertTrue(StreamLifecycle.isUnconnected(metrics, Set.of("thread-1-consumer", "thread-2-consumer")));
        assertFalse(StreamLifecycle.isUnconnected(metrics, Set.of("thread-2-consumer")));
    }

    private static Metric heartbeatAge(String client, double seconds) {
        return metric("last-heartbeat-seconds-ago", client, seconds);
    }

    private static Metric metric(String of, String client, double value) {
        MetricName name = new MetricName(of, "consumer-metrics", "", Map.of("client-id", client));
        return new Metric() {

            @Override
            public MetricName metricName() {
                return name;
            }

            @Override
            public Object metricValue() {
                return value;
            }
        };
    }

    private static boolean areProcessingAndUnassigned(StreamLifecycle one, StreamLifecycle other) {
        return one.condition() == StreamCondition.PROCESSING && other.condition() == StreamCondition.UNASSIGNED;
    }

    /** Whoever has not been heard since is dead for the group. */
    private static void awaitEndOfASession() {
        long since = System.nanoTime();
        await("the end of a session", () -> System.nanoTime() - since > SESSION.toNanos() * 5 / 4);
    }

    private StreamLifecycle instance(String name, Topology topology, int standbys) {
        return instance(name, topology, standbys, Map.of());
    }

    private StreamLifecycle instance(String name, Topology topology, int standbys, Map<String, Object> more) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        settings.put(
                StreamsConfig.STATE_DIR_CONFIG,
                folder.resolve(application + name).toString());
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbys);
        settings.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, 10);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        settings.putAll(more);
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

    /** Stands still in the middle of a transaction, for longer than one may last. */
    private static Topology standingStillOnce(AtomicInteger after, AtomicInteger lives) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(INPUT, Consumed.with(Serdes.String(), Serdes.String()))
                .processValues(() -> new ContextualFixedKeyProcessor<String, String, String>() {

                    @Override
                    public void init(FixedKeyProcessorContext<String, String> context) {
                        super.init(context);
                        lives.incrementAndGet();
                    }

                    @Override
                    public void process(FixedKeyRecord<String, String> record) {
                        if (after.get() > 0 && after.decrementAndGet() == 0) {
                            LockSupport.parkNanos(TRANSACTION.multipliedBy(4).toNanos());
                        }
                        context().forward(record);
                    }
                })
                .to(OUTPUT, Produced.with(Serdes.String(), Serdes.String()));
        return builder.build();
    }

    private static Topology withoutState() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(INPUT, Consumed.with(Serdes.String(), Serdes.String())).foreach((key, value) -> {});
        return builder.build();
    }

    private static void write(int records) {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int number = 0; number < records; number++) {
                var unused = producer.send(new ProducerRecord<>(INPUT, "key-" + number, "value"));
            }
        }
    }

    private static void await(StreamLifecycle instance, StreamCondition condition) {
        await(() -> instance.condition() + " has not become " + condition, () -> instance.condition() == condition);
    }

    private static void await(String what, BooleanSupplier condition) {
        await(() -> "awaited in vain: " + what, condition);
    }

    private static void await(Supplier<String> otherwise, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, otherwise);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
