package com.resultity.mesh.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.uuid.Generators;
import com.resultity.mesh.audit.LogAuditor;
import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.launch.Distribution;
import com.resultity.mesh.launch.MeshInstance;
import com.resultity.mesh.launch.MeshLauncher;
import com.resultity.mesh.launch.MeshOptions;
import com.resultity.mesh.launch.MeshPorts;
import com.resultity.mesh.launch.RunningMesh;
import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.schemas.NodeHeartbeat;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.testkit.Await;
import com.resultity.mesh.testkit.Promise;
import com.resultity.mesh.testkit.RecordLog;
import com.resultity.mesh.testkit.RecordWriter;
import com.resultity.mesh.testkit.records.Records;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.PolicyKey;
import com.resultity.mesh.topics.PolicyKey.Table;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.RecordIntake;
import com.resultity.mesh.wire.RegistryValueSerdes;
import com.resultity.mesh.wire.SchemaRegistrar;
import com.resultity.mesh.wire.ValueSerdes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One mesh of real processes, fed what it must bear. {@code -Dmalformed.records=N} sets how many a topic. */
class WholeMeshIT {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String NODE = "node-whole-1";
    private static final String MODEL = "Qwen3-8B";
    private static final String TENANT = "tenant-a";

    @TempDir
    static Path folder;

    private static RunningMesh mesh;
    private static ValueSerdes serdes;
    private static RecordLog log;
    private static RecordWriter writer;

    @BeforeAll
    static void start() {
        mesh = MeshLauncher.start(new MeshOptions(folder, MeshPorts.ANY_FREE, Distribution.running()), line -> {});
        serdes = new RegistryValueSerdes(mesh.schemaRegistryUrl());
        log = new RecordLog(mesh.bootstrapServers(), serdes);
        writer = new RecordWriter(mesh.bootstrapServers(), serdes);
    }

    @AfterAll
    static void stop() {
        writer.close();
        log.close();
        mesh.close();
    }

    @Test
    void shouldSetAsideEveryMalformedRecordOnceAReaderAndStayUp() throws Exception {
        int each = Integer.getInteger("malformed.records", 1_000);
        Map<MeshInstance, Long> processes = mesh.processIds();

        Set<String> expected = new HashSet<>();
        for (Map.Entry<Topic<?>, List<RecordMetadata>> written :
                writeMalformed(each).entrySet()) {
            assertEquals(each, written.getValue().size());
            for (Consumer consumer : Consumer.of(written.getKey())) {
                written.getValue().forEach(position -> expected.add(letterKey(consumer, position)));
            }
        }
        awaitLetters(expected.size());

        assertEquals(expected, letterKeys());
        assertEquals(processes, mesh.processIds(), "a process died of a record");
        String job = request("gateway-after-malformed", newJobId());
        assertEquals(DecisionKind.REFUSED, decisionsOf(job, 1).get(0).getKind());
        AuditReport report = audit();
        Promise.assertKept(report.clean(), report::toJson);
    }

    @Test
    void shouldNotTakeFromOutsidersWhatIsSmallOnlyWhilePacked() {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                mesh.bootstrapServers(),
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "gzip",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                32 << 20);
        byte[] zeros = new byte[20 << 20];
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            Future<RecordMetadata> sent = producer.send(
                    new ProducerRecord<>(TopicCatalogue.JOB_OUTCOMES.name(), "EU-0".getBytes(UTF_8), zeros));
            ExecutionException refused = assertThrows(ExecutionException.class, sent::get);
            assertInstanceOf(RecordTooLargeException.class, refused.getCause());
        }
    }

    @Test
    void shouldDecideARequestOnceThatTwoGatewayProcessesSend() throws Exception {
        enrol();
        ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
        Future<?> beating = beat(heart);
        try {
            Await.until("the node to be known", PATIENCE, () -> !believed(TopicCatalogue.NODE_STATES, NODE)
                    .isEmpty());
            awaitPolicy(new PolicyKey(Table.TENANT, TENANT));
            awaitPolicy(new PolicyKey(Table.MODEL, MODEL));
            List<String> jobs = new ArrayList<>();
            try (RecordWriter second = new RecordWriter(mesh.bootstrapServers(), serdes)) {
                for (int number = 0; number < 20; number++) {
                    JobRequest request = jobRequest("gateway-1", newJobId());
                    writer.write(TopicCatalogue.JOB_REQUESTS, request.getJobId(), request);
                    second.write(TopicCatalogue.JOB_REQUESTS, request.getJobId(), request);
                    jobs.add(request.getJobId());
                }
            }
            for (String job : jobs) {
                List<RoutingDecision> answers = decisionsOf(job, 2);
                assertEquals(DecisionKind.ASSIGNED, answers.get(0).getKind());
                assertEquals(1, Set.copyOf(answers).size(), "the second request got another answer than the first");
            }
        } finally {
            beating.cancel(true);
            heart.shutdownNow();
        }
        AuditReport report = audit();
        Promise.assertKept(report.doublyAssigned() == 0 && report.capacityBreaches() == 0, report::toJson);
    }

    private static Map<Topic<?>, List<RecordMetadata>> writeMalformed(int each) throws Exception {
        long seed = Long.getLong("malformed.seed", 1);
        System.out.println("malformed records of -Dmalformed.seed=" + seed);
        Map<String, Integer> ids = new SchemaRegistrar(mesh.schemaRegistryUrl()).register(TopicCatalogue.all());
        Map<Topic<?>, List<RecordMetadata>> written = new HashMap<>();
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, mesh.bootstrapServers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Topic<?> topic : inputTopics()) {
                MalformedRecords malformed = new MalformedRecords(
                        topic, ids.get(SchemaRegistrar.subject(topic)), new SplittableRandom(seed));
                List<Future<RecordMetadata>> underWay = new ArrayList<>();
                for (int number = 0; number < each; number++) {
                    underWay.add(producer.send(malformed.number(number)));
                }
                List<RecordMetadata> positions = new ArrayList<>();
                for (Future<RecordMetadata> one : underWay) {
                    positions.add(one.get());
                }
                written.put(topic, positions);
            }
        }
        return written;
    }

    private static List<Topic<?>> inputTopics() {
        return TopicCatalogue.all().stream()
                .filter(topic -> !Consumer.of(topic).isEmpty())
                .toList();
    }

    private static String letterKey(Consumer consumer, RecordMetadata position) {
        return consumer.applicationId() + "/" + position.topic() + "-" + position.partition() + "@" + position.offset();
    }

    /** Reads each letter once: to read so many over and over would take from the mesh the time that it needs for them. */
    private static void awaitLetters(int many) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                mesh.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        Set<String> keys = new HashSet<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TopicCatalogue.DEAD_LETTERS.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Await.until("a dead letter a reader of each malformed record", PATIENCE, () -> {
                consumer.poll(POLL).forEach(letter -> keys.add(letter.key()));
                return keys.size() >= many;
            });
        }
    }

    private static Set<String> letterKeys() {
        return log.readBytes(TopicCatalogue.DEAD_LETTERS.name()).stream()
                .map(letter -> new String(letter.key(), UTF_8))
                .collect(Collectors.toSet());
    }

    private static String request(String gateway, String jobId) {
        writer.write(TopicCatalogue.JOB_REQUESTS, jobId, jobRequest(gateway, jobId));
        return jobId;
    }

    private static JobRequest jobRequest(String gateway, String jobId) {
        return JobRequest.newBuilder(Records.aJobRequest().build())
                .setJobId(jobId)
                .setGatewayId(gateway)
                .setSubcloudId(null)
                .setModel(MODEL)
                .setZone("EU")
                // More than a mesh that has just started and is busy with other records may take: it must not expire.
                .setPatienceMilliseconds(60_000)
                .setClientAddress(null)
                .build();
    }

    private static String newJobId() {
        return Generators.timeBasedEpochGenerator().generate().toString();
    }

    private static List<RoutingDecision> decisionsOf(String jobId, int atLeast) {
        return Await.value(atLeast + " decisions of " + jobId, PATIENCE, () -> {
            List<RoutingDecision> decisions = believed(TopicCatalogue.ROUTING_DECISIONS, jobId);
            return decisions.size() < atLeast ? Optional.empty() : Optional.of(decisions);
        });
    }

    /** The values of a key, among records of which some are malformed. */
    private static <V extends SpecificRecord> List<V> believed(Topic<V> topic, String key) {
        RecordIntake<V> intake = new RecordIntake<>("test", topic, serdes, (any, value, time) -> Optional.empty());
        List<V> values = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : log.readBytes(topic.name())) {
            boolean wanted = record.key() != null && key.equals(new String(record.key(), UTF_8));
            if (wanted && intake.take(RawRecord.of(record), 0) instanceof Intake.Accepted<V> accepted) {
                values.add(accepted.value());
            }
        }
        return values;
    }

    private static void enrol() throws IOException, InterruptedException {
        String manifest = """
                apiVersion: mesh.resultity.com/v1
                kind: Node
                metadata: {id: %s}
                spec:
                  operator: op-whole
                  endpoint: "https://node-whole-1.example.net"
                  country: DE
                  gpu: {class: H100-SXM, memory: 80GiB}
                  maximumSlots: 64
                  trustLevel: 1
                ---
                apiVersion: mesh.resultity.com/v1
                kind: Tenant
                metadata: {id: %s}
                spec: {}
                ---
                apiVersion: mesh.resultity.com/v1
                kind: Model
                metadata: {name: "%s"}
                spec: {modalities: [text], licence: apache-2.0, openWeights: true}
                """.formatted(NODE, TENANT, MODEL);
        HttpRequest request = mesh.registryAccess()
                .bearer()
                .addTo(HttpRequest.newBuilder(URI.create(mesh.registryServiceUrl() + "/v1/manifests")))
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(manifest))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
    }

    /** Until every partition has its copy. */
    private static void awaitPolicy(PolicyKey key) {
        Await.until(
                key.text(),
                PATIENCE,
                () -> believed(TopicCatalogue.PLACEMENT_POLICIES, key.text()).size() >= TopicCatalogue.CELL_PARTITIONS);
    }

    private static Future<?> beat(ScheduledExecutorService heart) {
        long boot = System.currentTimeMillis();
        AtomicLong sequence = new AtomicLong();
        return heart.scheduleAtFixedRate(
                () -> writer.write(
                        TopicCatalogue.NODE_HEARTBEATS,
                        NODE,
                        new NodeHeartbeat(NODE, boot, sequence.incrementAndGet(), boot, 64, 0, 0, List.of(MODEL))),
                0,
                1,
                TimeUnit.SECONDS);
    }

    private static AuditReport audit() {
        return LogAuditor.audit(mesh.bootstrapServers(), serdes, System.currentTimeMillis(), (done, total) -> {});
    }
}
