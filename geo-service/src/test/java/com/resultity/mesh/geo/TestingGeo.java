package com.resultity.mesh.geo;

import static com.resultity.mesh.testkit.records.Records.aJobRequest;
import static com.resultity.mesh.testkit.records.Records.jobId;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.geo.addresses.AddressDatabase;
import com.resultity.mesh.geo.batch.KafkaClients;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NodeLocation;
import com.resultity.mesh.testkit.Await;
import com.resultity.mesh.testkit.MeshCluster;
import com.resultity.mesh.testkit.TopicSerdes;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Instances of the service on a cluster, and what goes in and comes out. */
final class TestingGeo implements AutoCloseable {

    /** An address that the test database has in Germany, in the form in which it is sent. */
    static final String ADDRESS = "2a02:d180:5ec:7e7::9";

    private static final String ZONES = """
            defaultZone: OTHER
            zones:
              EU: {countries: [DE, GB], cells: %d, fallbacks: [NA]}
              NA: {countries: [US], cells: 2}
              OTHER: {}
            """;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final MeshCluster cluster;
    private final Path zonesFile;
    private final AddressDatabase addresses;
    private final Producer<byte[], byte[]> producer;
    private final List<GeoLoops> running = new ArrayList<>();
    private final TopicSerdes serdes;

    /**
     * @param cluster what the instances run on
     * @param folder where the file of zones is kept
     */
    TestingGeo(MeshCluster cluster, Path folder) throws IOException {
        this.cluster = cluster;
        this.serdes = new TopicSerdes(cluster.serdes());
        this.zonesFile = folder.resolve("zones.yml");
        try (InputStream bytes = new NamedFile("classpath:maxmind-test/GeoLite2-Country-Test.mmdb").open()) {
            this.addresses = AddressDatabase.read(bytes);
        }
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        cluster.bootstrapServers(),
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        2 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        writeZones(1);
    }

    /** Starts an instance and waits until it is ready. */
    GeoLoops start() {
        return start(cluster.serdes());
    }

    GeoLoops start(ValueSerdes serdes) {
        GeoSettings settings = new GeoSettings(
                zonesFile.toString(), null, Duration.ofSeconds(2), Duration.ofMinutes(2), Duration.ofSeconds(1));
        KafkaClients clients = new KafkaClients(cluster.bootstrapServers(), serdes);
        GeoLoops loops = new GeoLoops(settings, clients, addresses, Clock.systemUTC());
        running.add(loops);
        loops.start();
        Await.until("the loops to be ready", loops::ready);
        return loops;
    }

    /** Ends all instances and starts one. */
    void restart() {
        running.forEach(GeoLoops::close);
        running.clear();
        start();
    }

    /** Writes a file of zones with that many cells of EU. */
    void writeZones(int cellsOfEu) throws IOException {
        writeZones(ZONES.formatted(cellsOfEu));
    }

    void writeZones(String text) throws IOException {
        Files.writeString(zonesFile, text);
    }

    static String newJobId(long createdAt) {
        return jobId(createdAt, NUMBER.incrementAndGet());
    }

    /** Writes a job that was created now and declares a zone; returns its id. */
    String writeJob(String zone) {
        String id = newJobId(System.currentTimeMillis());
        writeJob(id, zone);
        return id;
    }

    void writeJob(String id, String zone) {
        write(TopicCatalogue.JOB_REQUESTS, id, aJobRequest().job(id).zone(zone).build());
    }

    <V extends SpecificRecord> void write(Topic<V> topic, String key, V value) {
        send(List.of(record(topic, key, value)));
    }

    <V extends SpecificRecord> ProducerRecord<byte[], byte[]> record(Topic<V> topic, String key, V value) {
        return new ProducerRecord<>(topic.name(), key.getBytes(UTF_8), encode(topic, value));
    }

    <V extends SpecificRecord> byte[] encode(Topic<V> topic, V value) {
        return serdes.of(topic).serializer().serialize(topic.name(), value);
    }

    /** Sends records and returns where they lie, in the form of a dead letter's key. */
    List<String> send(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        records.forEach(record -> sent.add(producer.send(record)));
        producer.flush();
        List<String> positions = new ArrayList<>();
        try {
            for (Future<RecordMetadata> one : sent) {
                RecordMetadata position = one.get();
                positions.add("geo-service/" + position.topic() + "-" + position.partition() + "@" + position.offset());
            }
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
        return positions;
    }

    List<LocatedJob> located() {
        List<LocatedJob> located = new ArrayList<>();
        for (ConsumerRecord<String, LocatedJob> record : cluster.log().read(TopicCatalogue.LOCATED_JOBS)) {
            assertEquals(record.key(), record.value().getLadder().get(0).getCell());
            located.add(record.value());
        }
        return located;
    }

    /** Waits until jobs are located; returns the home cells that each of them was put to. */
    Map<String, Set<String>> awaitHomeCells(Set<String> jobs) {
        Await.until("jobs to be located", () -> homeCells(jobs).size() == jobs.size());
        return homeCells(jobs);
    }

    private Map<String, Set<String>> homeCells(Set<String> jobs) {
        return located().stream()
                .filter(job -> jobs.contains(job.getJobId()))
                .collect(Collectors.groupingBy(
                        LocatedJob::getJobId,
                        Collectors.mapping(job -> job.getLadder().get(0).getCell(), Collectors.toSet())));
    }

    /** The location of each node whose id begins so; fails where versions of one do not grow. */
    Map<String, NodeLocation> locations(String prefix) {
        Map<String, NodeLocation> locations = new LinkedHashMap<>();
        for (ConsumerRecord<String, NodeLocation> record : cluster.log().read(TopicCatalogue.NODE_LOCATIONS)) {
            if (!record.key().startsWith(prefix)) {
                continue;
            }
            if (record.value() == null) {
                locations.remove(record.key());
                continue;
            }
            NodeLocation before = locations.put(record.key(), record.value());
            assertTrue(before == null || before.getVersion() < record.value().getVersion(), record.key());
        }
        return locations;
    }

    /** The keys of dead letters of a topic, one for each time that it was written. */
    List<String> deadLetterKeys(Topic<?> topic) {
        return cluster.log().read(TopicCatalogue.DEAD_LETTERS).stream()
                .peek(letter -> assertEquals("geo-service", letter.value().getConsumer()))
                .map(ConsumerRecord::key)
                .filter(key -> key.startsWith("geo-service/" + topic.name() + "-"))
                .toList();
    }

    @Override
    public void close() throws IOException {
        running.forEach(GeoLoops::close);
        producer.close();
        serdes.close();
        addresses.close();
    }
}
