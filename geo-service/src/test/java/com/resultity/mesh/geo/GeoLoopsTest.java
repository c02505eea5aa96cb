package com.resultity.mesh.geo;

import static com.resultity.mesh.testkit.records.Records.aNode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.schemas.LocationEvidence;
import com.resultity.mesh.schemas.Node;
import com.resultity.mesh.schemas.NodeLocation;
import com.resultity.mesh.schemas.ZoneTable;
import com.resultity.mesh.testkit.Await;
import com.resultity.mesh.testkit.MeshCluster;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.ValueSerdes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class GeoLoopsTest {

    private static final Set<String> FIVE_CELLS = Set.of("EU-0", "EU-1", "EU-2", "EU-3", "EU-4");

    @RegisterExtension
    static final MeshCluster cluster = MeshCluster.fresh();

    @TempDir
    Path folder;

    private TestingGeo geo;

    @BeforeEach
    void prepare() throws IOException {
        geo = new TestingGeo(cluster, folder);
    }

    @AfterEach
    void end() throws IOException {
        geo.close();
    }

    @Test
    void shouldJudgeWhereNodesAre() {
        geo.start();
        write(aNode().id("here-confirmed").address(TestingGeo.ADDRESS).build());
        write(aNode().id("here-disputed")
                .country("US")
                .address(TestingGeo.ADDRESS)
                .build());
        write(aNode().id("here-declared").country("BR").build());

        Await.until("three locations", () -> geo.locations("here-").size() == 3);

        Map<String, NodeLocation> locations = geo.locations("here-");
        assertEquals(LocationEvidence.CONFIRMED, locations.get("here-confirmed").getEvidence());
        assertEquals(LocationEvidence.DISPUTED, locations.get("here-disputed").getEvidence());
        assertEquals("NA", locations.get("here-disputed").getZone());
        assertEquals(LocationEvidence.DECLARED, locations.get("here-declared").getEvidence());
        assertEquals("OTHER-0", locations.get("here-declared").getCell());
    }

    @Test
    void shouldWithdrawTheLocationOfNodeThatLeft() {
        geo.start();
        write(aNode().id("leaving-1").build());
        Await.until("its location", () -> geo.locations("leaving-").size() == 1);

        geo.send(List.of(new ProducerRecord<>(TopicCatalogue.NODES.name(), "leaving-1".getBytes(UTF_8), null)));

        Await.until(
                "the location to be withdrawn", () -> geo.locations("leaving-").isEmpty());
    }

    @Test
    void shouldPublishTheNewestOfSeveralVersionsAfterRestart() {
        geo.start();
        for (int version = 1; version <= 5; version++) {
            write(aNode().id("changing-1")
                    .version(version)
                    .country(version == 5 ? "US" : "DE")
                    .build());
        }
        Await.until("its newest location", () -> version("changing-1") == 5);
        int published = published("changing-1");

        geo.restart();
        write(aNode().id("changing-2").build());
        Await.until("another node", () -> geo.locations("changing-").size() == 2);

        assertEquals(published, published("changing-1"), "an older version was judged again");
    }

    @Test
    void shouldLabelUnderTheTableInForceAtTheTimeInsideTheJobsId() throws IOException {
        geo.start();
        geo.start();
        for (int number = 0; number < 40; number++) {
            write(aNode().id("moving-" + number).build());
        }
        Set<String> early = writeJobs();
        geo.awaitHomeCells(early).forEach((job, cells) -> assertEquals(Set.of("EU-0"), cells, job));
        Await.until("locations of the nodes", () -> geo.locations("moving-").size() == 40);

        geo.writeZones(5);
        Await.until("the new table", () -> !tablesOfFiveCells().isEmpty());
        long change = tablesOfFiveCells().get(0);
        Await.until("the new table to take effect", () -> System.currentTimeMillis() > change);
        Set<String> late = writeJobs();
        early.forEach(job -> geo.writeJob(job, "EU"));
        Await.until(
                "the early jobs again",
                () -> geo.located().stream()
                                .filter(job -> early.contains(job.getJobId()))
                                .count()
                        >= 2L * early.size());

        geo.awaitHomeCells(early).forEach((job, cells) -> assertEquals(Set.of("EU-0"), cells, job));
        assertEquals(
                FIVE_CELLS,
                geo.awaitHomeCells(late).values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        Await.until("nodes in the new cells", () -> cellsOfMovingNodes().equals(FIVE_CELLS));
    }

    @Test
    void shouldKeepTheTableWhenTheFileIsEditedBadly() throws IOException {
        geo.start();
        Await.until("the table of the file", () -> cellsOfEu(latestTable()) == 1);
        ZoneTable latest = latestTable();
        geo.writeZones("zones: [");

        geo.restart();

        geo.awaitHomeCells(Set.of(geo.writeJob("EU")));
        assertEquals(latest, latestTable());
    }

    @Test
    void shouldLoseNothingWhenInstancesFailComeAndGo() {
        AtomicInteger encoded = new AtomicInteger();
        GeoLoops first = geo.start(failingAt(encoded, 100, 300));
        Set<String> jobs = new HashSet<>();
        jobs.addAll(writeJobs());
        jobs.addAll(writeJobs());
        jobs.addAll(writeJobs());
        geo.start();
        jobs.addAll(writeJobs());
        first.close();
        jobs.addAll(writeJobs());

        geo.awaitHomeCells(jobs).forEach((job, cells) -> assertEquals(1, cells.size(), job));
        assertTrue(encoded.get() >= 100, "the first instance was to fail");
    }

    @Test
    void shouldSetAsideTheLargestRecordsThatTheBrokerTakes() {
        geo.start();
        byte[] large = new byte[1_048_000];
        Arrays.fill(large, (byte) 'a');
        List<String> positions = geo.send(List.of(
                new ProducerRecord<>(TopicCatalogue.JOB_REQUESTS.name(), large, new byte[0]),
                new ProducerRecord<>(TopicCatalogue.NODES.name(), "large".getBytes(UTF_8), large)));

        Await.until(
                "dead letters of the large records",
                () -> geo.deadLetterKeys(TopicCatalogue.JOB_REQUESTS).contains(positions.get(0))
                        && geo.deadLetterKeys(TopicCatalogue.NODES).contains(positions.get(1)));
    }

    private void write(Node node) {
        geo.write(TopicCatalogue.NODES, node.getNodeId(), node);
    }

    private Set<String> writeJobs() {
        Set<String> jobs = new HashSet<>();
        for (int number = 0; number < 60; number++) {
            jobs.add(geo.writeJob("EU"));
        }
        return jobs;
    }

    private long version(String node) {
        return geo.locations(node).get(node).getNodeVersion();
    }

    private int published(String node) {
        return (int) cluster.log().read(TopicCatalogue.NODE_LOCATIONS).stream()
                .filter(location -> location.key().equals(node))
                .count();
    }

    private Set<String> cellsOfMovingNodes() {
        return geo.locations("moving-").values().stream()
                .map(NodeLocation::getCell)
                .collect(Collectors.toSet());
    }

    private static List<Long> tablesOfFiveCells() {
        return tables().stream()
                .filter(table -> cellsOfEu(table) == 5)
                .map(ZoneTable::getEffectiveFrom)
                .toList();
    }

    private static ZoneTable latestTable() {
        return tables().get(tables().size() - 1);
    }

    private static List<ZoneTable> tables() {
        return cluster.log().read(TopicCatalogue.ZONE_TABLES).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    private static int cellsOfEu(ZoneTable table) {
        return table.getZones().get(0).getCells();
    }

    /** Serdes that fail to encode at two counts, as a registry that is away for a moment would make them. */
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
}
