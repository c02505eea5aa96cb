package com.resultity.mesh.geo;

import static com.resultity.mesh.testkit.records.Records.aJobRequest;
import static com.resultity.mesh.testkit.records.Records.aNode;
import static com.resultity.mesh.testkit.records.Records.aZoneTable;
import static com.resultity.mesh.testkit.records.Records.jobId;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.geo.addresses.AddressDatabase;
import com.resultity.mesh.geo.addresses.CountryLookup;
import com.resultity.mesh.geo.batch.KafkaClients;
import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.LocationEvidence;
import com.resultity.mesh.schemas.Node;
import com.resultity.mesh.schemas.NodeLocation;
import com.resultity.mesh.schemas.ZoneSource;
import com.resultity.mesh.schemas.ZoneTable;
import com.resultity.mesh.testkit.Await;
import com.resultity.mesh.testkit.MeshCluster;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.ValueSerdes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class GeoLoopsTest {

    private static final int MALFORMED = 1_000;
    private static final String ADDRESS = "2a02:d180:5ec:7e7::9";
    private static final String ZONES = """
            defaultZone: OTHER
            zones:
              EU: {countries: [DE, GB], cells: %d, fallbacks: [NA]}
              NA: {countries: [US], cells: 2}
              OTHER: {}
            """;

    @RegisterExtension
    static final MeshCluster cluster = MeshCluster.fresh();

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    Path folder;

    private final List<GeoLoops> running = new ArrayList<>();
    private Producer<byte[], byte[]> producer;
    private AddressDatabase addresses;

    @BeforeEach
    void prepare() throws IOException {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        try (InputStream bytes = new NamedFile("classpath:maxmind-test/GeoLite2-Country-Test.mmdb").open()) {
            addresses = AddressDatabase.read(bytes);
        }
        writeZones(1);
    }

    @AfterEach
    void end() throws IOException {
        running.forEach(GeoLoops::close);
        producer.close();
        addresses.close();
    }

    @Test
    void shouldLocateEveryValidJobAndSetEveryMalformedOneAside() throws Exception {
        start(cluster.serdes());
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        MalformedRecords malformed =
                malformed(TopicCatalogue.JOB_REQUESTS, addressed(), aNode().build(), TopicCatalogue.NODES, seed);
        Set<String> valid = new HashSet<>();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int number = 0; number < MALFORMED; number++) {
            records.add(malformed.number(number));
            JobRequest job = addressed();
            valid.add(job.getJobId());
            records.add(record(TopicCatalogue.JOB_REQUESTS, job.getJobId(), job));
            if (number % 10 == 0) {
                records.add(record(TopicCatalogue.JOB_REQUESTS, job.getJobId(), job));
            }
        }
        send(records);

        Await.until("all jobs to be located", () -> locatedCells(valid).size() == valid.size());
        awaitDeadLetters(TopicCatalogue.JOB_REQUESTS);

        locatedCells(valid).forEach((job, cells) -> assertEquals(Set.of("EU-0"), cells, job));
        assertTrue(located().stream()
                .filter(job -> valid.contains(job.getJobId()))
                .allMatch(job -> job.getZoneSource() == ZoneSource.CLIENT_ADDRESS));
        assertNowhere(ADDRESS, TopicCatalogue.LOCATED_JOBS);
        assertNowhere(ADDRESS, TopicCatalogue.DEAD_LETTERS);
    }

    @Test
    void shouldJudgeEveryValidNodeAndSetEveryMalformedOneAside() throws Exception {
        start(cluster.serdes());
        MalformedRecords malformed = malformed(
                TopicCatalogue.NODES, aNode().id("some").build(), addressed(), TopicCatalogue.JOB_REQUESTS, 7);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        Set<String> valid = new HashSet<>();
        for (int number = 0; number < MALFORMED; number++) {
            records.add(malformed.number(number));
            if (number % 10 == 0) {
                Node node = aNode().id("valid-" + number).build();
                valid.add(node.getNodeId());
                records.add(record(TopicCatalogue.NODES, node.getNodeId(), node));
            }
        }
        send(records);

        Await.until("all nodes to be judged", () -> locations().keySet().containsAll(valid));
        awaitDeadLetters(TopicCatalogue.NODES);
        restart();
        write(TopicCatalogue.NODES, "after-restart", aNode().id("after-restart").build());
        Await.until("a node after the restart", () -> locations().containsKey("after-restart"));

        assertEquals(MALFORMED, deadLetters(TopicCatalogue.NODES).size(), "set aside once, not at each start");
        assertEquals(
                1,
                cluster.log().read(TopicCatalogue.NODE_LOCATIONS).stream()
                        .filter(location -> location.key().equals("valid-0"))
                        .count(),
                "published once, not at each start");
    }

    @Test
    void shouldSetMalformedZoneTablesAsideOnce() throws Exception {
        start(cluster.serdes());
        MalformedRecords malformed = malformed(
                TopicCatalogue.ZONE_TABLES, aZoneTable().build(), addressed(), TopicCatalogue.JOB_REQUESTS, 9);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int number = 0; number < MALFORMED; number++) {
            records.add(malformed.number(number));
        }
        send(records);

        awaitDeadLetters(TopicCatalogue.ZONE_TABLES);
        restart();

        String job = writeJob(System.currentTimeMillis(), "EU");
        Await.until("a job after the restart", () -> locatedCells(Set.of(job)).size() == 1);
        assertEquals(MALFORMED, deadLetters(TopicCatalogue.ZONE_TABLES).size());
    }

    @Test
    void shouldJudgeWhereNodesAre() throws Exception {
        start(cluster.serdes());
        write(
                TopicCatalogue.NODES,
                "confirmed",
                aNode().id("confirmed").address(ADDRESS).build());
        write(
                TopicCatalogue.NODES,
                "disputed",
                aNode().id("disputed").country("US").address(ADDRESS).build());
        write(
                TopicCatalogue.NODES,
                "declared",
                aNode().id("declared").country("BR").build());

        Await.until(
                "three locations", () -> locations().keySet().containsAll(Set.of("confirmed", "disputed", "declared")));

        assertEquals(LocationEvidence.CONFIRMED, locations().get("confirmed").getEvidence());
        assertEquals(LocationEvidence.DISPUTED, locations().get("disputed").getEvidence());
        assertEquals("NA", locations().get("disputed").getZone());
        assertEquals(LocationEvidence.DECLARED, locations().get("declared").getEvidence());
        assertEquals("OTHER-0", locations().get("declared").getCell());

        send(List.of(new ProducerRecord<>(TopicCatalogue.NODES.name(), "declared".getBytes(UTF_8), null)));
        Await.until("the location to be withdrawn", () -> !locations().containsKey("declared"));
    }

    @Test
    void shouldLabelUnderTheTableInForceAtTheTimeInsideTheJobsId() throws Exception {
        start(cluster.serdes());
        start(cluster.serdes());
        for (int number = 0; number < 40; number++) {
            write(
                    TopicCatalogue.NODES,
                    "moving-" + number,
                    aNode().id("moving-" + number).build());
        }
        Await.until("locations of the nodes", () -> moving().size() == 40);
        long before = System.currentTimeMillis();
        Set<String> early = new HashSet<>();
        for (int number = 0; number < 40; number++) {
            early.add(writeJob(before, "EU"));
        }
        Await.until("the early jobs", () -> locatedCells(early).size() == early.size());

        writeZones(5);
        Files.writeString(folder.resolve("broken.yml"), "zones: [");
        long change = Await.value("the new table", () -> tables().stream()
                .filter(table -> cellsOfEu(table) == 5)
                .map(ZoneTable::getEffectiveFrom)
                .findFirst());
        assertTrue(change > before);
        Await.until("the new table to take effect", () -> System.currentTimeMillis() > change);
        Set<String> late = new HashSet<>();
        for (int number = 0; number < 40; number++) {
            late.add(writeJob(System.currentTimeMillis(), "EU"));
        }
        early.forEach(this::writeJobAgain);
        Await.until("the late jobs", () -> locatedCells(late).size() == late.size());
        Await.until(
                "the early jobs again",
                () -> located().stream()
                                .filter(job -> early.contains(job.getJobId()))
                                .count()
                        == 2L * early.size());
        Await.until("nodes in the new cells", () -> cells(moving()).size() == 5);

        locatedCells(early).forEach((job, cells) -> assertEquals(Set.of("EU-0"), cells, job));
        assertEquals(
                Set.of("EU-0", "EU-1", "EU-2", "EU-3", "EU-4"),
                locatedCells(late).values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        moving().values().forEach(location -> {
            boolean moved = !location.getCell().equals("EU-0");
            assertEquals(moved ? change : location.getZoneTable(), location.getZoneTable());
        });
        assertEquals(
                1, tables().stream().filter(table -> cellsOfEu(table) == 5).count(), "one of two instances is enough");

        Files.writeString(zonesFile(), "zones: [");
        String job = writeJob(System.currentTimeMillis(), "EU");
        Await.until("a job after a bad edit", () -> locatedCells(Set.of(job)).size() == 1);
        assertEquals(5, cellsOfEu(tables().get(tables().size() - 1)));
    }

    @Test
    void shouldLoseNothingWhenInstancesComeFailAndGo() throws Exception {
        AtomicInteger encoded = new AtomicInteger();
        GeoLoops first = start(failingAt(encoded, 100, 300));
        Set<String> jobs = new HashSet<>();
        for (int number = 0; number < 200; number++) {
            jobs.add(writeJob(System.currentTimeMillis(), "NA"));
        }
        start(cluster.serdes());
        for (int number = 0; number < 200; number++) {
            jobs.add(writeJob(System.currentTimeMillis(), "NA"));
        }
        first.close();
        for (int number = 0; number < 200; number++) {
            jobs.add(writeJob(System.currentTimeMillis(), "NA"));
        }

        Await.until("all jobs to be located", () -> locatedCells(jobs).size() == jobs.size());

        assertTrue(encoded.get() > 100, "the first instance was to fail");
        locatedCells(jobs).forEach((job, cells) -> assertEquals(1, cells.size(), job));
    }

    private GeoLoops start(ValueSerdes serdes) {
        GeoSettings settings = new GeoSettings(
                zonesFile().toString(), null, Duration.ofSeconds(2), Duration.ofMinutes(2), Duration.ofSeconds(1));
        CountryLookup countries = addresses;
        GeoLoops loops = new GeoLoops(
                settings, new KafkaClients(cluster.bootstrapServers(), serdes), countries, Clock.systemUTC());
        loops.start();
        running.add(loops);
        Await.until("the loops to be ready", loops::ready);
        return loops;
    }

    private void restart() {
        running.forEach(GeoLoops::close);
        running.clear();
        start(cluster.serdes());
    }

    /** Serdes that fail to encode at two counts, as a registry that is away for a moment would. */
    private static ValueSerdes failingAt(AtomicInteger encoded, int first, int second) {
        ValueSerdes real = cluster.serdes();
        return new ValueSerdes() {
            @Override
            public <V extends SpecificRecord> Serde<V> of(Topic<V> topic) {
                Serde<V> serde = real.of(topic);
                return Serdes.serdeFrom(
                        (name, value) -> {
                            int count = encoded.incrementAndGet();
                            if (count == first || count == second) {
                                throw new IllegalStateException("planted");
                            }
                            return serde.serializer().serialize(name, value);
                        },
                        serde.deserializer());
            }
        };
    }

    private Path zonesFile() {
        return folder.resolve("zones.yml");
    }

    private void writeZones(int cellsOfEu) throws IOException {
        Files.writeString(zonesFile(), ZONES.formatted(cellsOfEu));
    }

    private static JobRequest addressed() {
        String id = jobId(System.currentTimeMillis(), NUMBER.incrementAndGet());
        return aJobRequest().job(id).zone(null).clientAddress(ADDRESS).build();
    }

    private String writeJob(long createdAt, String zone) {
        String id = jobId(createdAt, NUMBER.incrementAndGet());
        write(TopicCatalogue.JOB_REQUESTS, id, aJobRequest().job(id).zone(zone).build());
        return id;
    }

    private void writeJobAgain(String id) {
        write(TopicCatalogue.JOB_REQUESTS, id, aJobRequest().job(id).zone("EU").build());
    }

    private <V extends SpecificRecord> void write(Topic<V> topic, String key, V value) {
        send(List.of(record(topic, key, value)));
    }

    private <V extends SpecificRecord> ProducerRecord<byte[], byte[]> record(Topic<V> topic, String key, V value) {
        return new ProducerRecord<>(topic.name(), key.getBytes(UTF_8), encode(topic, value));
    }

    private static <V extends SpecificRecord> byte[] encode(Topic<V> topic, V value) {
        return cluster.serdes().of(topic).serializer().serialize(topic.name(), value);
    }

    private void send(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<?>> sent = new ArrayList<>();
        records.forEach(record -> sent.add(producer.send(record)));
        producer.flush();
        try {
            for (Future<?> one : sent) {
                one.get();
            }
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static <V extends SpecificRecord, O extends SpecificRecord> MalformedRecords malformed(
            Topic<V> topic, V valid, O other, Topic<O> otherTopic, long seed) {
        return new MalformedRecords(topic, encode(topic, valid), encode(otherTopic, other), new Random(seed));
    }

    private static List<LocatedJob> located() {
        return cluster.log().read(TopicCatalogue.LOCATED_JOBS).stream()
                .peek(record -> assertEquals(
                        record.key(), record.value().getLadder().get(0).getCell()))
                .map(ConsumerRecord::value)
                .toList();
    }

    /** The home cells of those jobs that are located, by job. */
    private static Map<String, Set<String>> locatedCells(Set<String> jobs) {
        return located().stream()
                .filter(job -> jobs.contains(job.getJobId()))
                .collect(Collectors.groupingBy(
                        LocatedJob::getJobId,
                        Collectors.mapping(job -> job.getLadder().get(0).getCell(), Collectors.toSet())));
    }

    private static Map<String, NodeLocation> locations() {
        Map<String, NodeLocation> locations = new LinkedHashMap<>();
        cluster.log().read(TopicCatalogue.NODE_LOCATIONS).forEach(record -> {
            NodeLocation before = locations.get(record.key());
            if (record.value() == null) {
                locations.remove(record.key());
                return;
            }
            assertFalse(before != null && before.getVersion() >= record.value().getVersion(), record.key());
            locations.put(record.key(), record.value());
        });
        return locations;
    }

    private static Map<String, NodeLocation> moving() {
        Map<String, NodeLocation> moving = new LinkedHashMap<>(locations());
        moving.keySet().removeIf(id -> !id.startsWith("moving-"));
        return moving;
    }

    private static Set<String> cells(Map<String, NodeLocation> locations) {
        return locations.values().stream().map(NodeLocation::getCell).collect(Collectors.toSet());
    }

    private static List<ZoneTable> tables() {
        List<ZoneTable> tables = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : cluster.log().readBytes(TopicCatalogue.ZONE_TABLES.name())) {
            String key = record.key() == null ? "" : new String(record.key(), UTF_8);
            if (key.matches("[0-9]+")) {
                tables.add(cluster.serdes()
                        .of(TopicCatalogue.ZONE_TABLES)
                        .deserializer()
                        .deserialize(record.topic(), record.value()));
            }
        }
        return tables;
    }

    private static int cellsOfEu(ZoneTable table) {
        return table.getZones().get(0).getCells();
    }

    private static List<DeadLetter> deadLetters(Topic<?> topic) {
        return cluster.log().read(TopicCatalogue.DEAD_LETTERS).stream()
                .map(ConsumerRecord::value)
                .filter(letter -> letter.getTopic().equals(topic.name()))
                .peek(letter -> assertEquals("geo-service", letter.getConsumer()))
                .toList();
    }

    private static void awaitDeadLetters(Topic<?> topic) {
        Await.until("dead letters of " + topic.name(), () -> deadLetters(topic).size() >= MALFORMED);
        Set<String> keys = cluster.log().read(TopicCatalogue.DEAD_LETTERS).stream()
                .map(ConsumerRecord::key)
                .filter(key -> key.startsWith("geo-service/" + topic.name() + "-"))
                .collect(Collectors.toSet());
        assertEquals(MALFORMED, keys.size());
    }

    private static void assertNowhere(String text, Topic<?> topic) {
        for (ConsumerRecord<byte[], byte[]> record : cluster.log().readBytes(topic.name())) {
            String bytes = new String(record.key(), UTF_8) + new String(record.value(), UTF_8) + record.headers();
            assertFalse(bytes.contains(text), "at " + record.offset());
        }
    }
}
