package com.resultity.mesh.geo;

import static com.resultity.mesh.testkit.records.Records.aJobRequest;
import static com.resultity.mesh.testkit.records.Records.aNode;
import static com.resultity.mesh.testkit.records.Records.aZoneTable;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.schemas.Node;
import com.resultity.mesh.schemas.ZoneSource;
import com.resultity.mesh.testkit.Await;
import com.resultity.mesh.testkit.MeshCluster;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MalformedInputTest {

    private static final int MALFORMED = 1_000;

    @RegisterExtension
    static final MeshCluster cluster = MeshCluster.fresh();

    @TempDir
    Path folder;

    private TestingGeo geo;

    @BeforeEach
    void start() throws IOException {
        geo = new TestingGeo(cluster, folder);
        geo.start();
    }

    @AfterEach
    void end() throws IOException {
        geo.close();
    }

    @Test
    void shouldLocateEveryValidJobAndSetEveryMalformedOneAside() {
        List<ProducerRecord<byte[], byte[]>> malformed =
                malformed(TopicCatalogue.JOB_REQUESTS, addressed(), TopicCatalogue.NODES, aNode().build());
        List<ProducerRecord<byte[], byte[]>> valid = new ArrayList<>();
        Set<String> jobs = new HashSet<>();
        for (int number = 0; number < MALFORMED; number++) {
            JobRequest job = addressed();
            jobs.add(job.getJobId());
            valid.add(geo.record(TopicCatalogue.JOB_REQUESTS, job.getJobId(), job));
            if (number % 10 == 0) {
                valid.add(valid.get(valid.size() - 1));
            }
        }
        Set<String> expected = sendMixed(malformed, valid);

        geo.awaitHomeCells(jobs).forEach((job, cells) -> assertEquals(Set.of("EU-0"), cells, job));
        assertSetAsideOnce(TopicCatalogue.JOB_REQUESTS, expected);
        assertTrue(geo.located().stream()
                .filter(job -> jobs.contains(job.getJobId()))
                .allMatch(job -> job.getZoneSource() == ZoneSource.CLIENT_ADDRESS));
        assertNowhere(TestingGeo.ADDRESS, TopicCatalogue.LOCATED_JOBS);
        assertNowhere(TestingGeo.ADDRESS, TopicCatalogue.DEAD_LETTERS);
    }

    @Test
    void shouldJudgeEveryValidNodeAndSetEveryMalformedOneAside() {
        List<ProducerRecord<byte[], byte[]>> malformed =
                malformed(TopicCatalogue.NODES, aNode().build(), TopicCatalogue.JOB_REQUESTS, addressed());
        List<ProducerRecord<byte[], byte[]>> valid = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            Node node = aNode().id("valid-" + number).build();
            valid.add(geo.record(TopicCatalogue.NODES, node.getNodeId(), node));
        }
        Set<String> expected = sendMixed(malformed, valid);

        Await.until("all nodes to be judged", () -> geo.locations("valid-").size() == valid.size());
        assertSetAsideOnce(TopicCatalogue.NODES, expected);
        geo.restart();
        geo.write(TopicCatalogue.NODES, "later", aNode().id("later").build());
        Await.until("a node after the restart", () -> geo.locations("later").size() == 1);

        assertSetAsideOnce(TopicCatalogue.NODES, expected);
        assertEquals(
                valid.size(),
                cluster.log().read(TopicCatalogue.NODE_LOCATIONS).stream()
                        .filter(location -> location.key().startsWith("valid-"))
                        .count(),
                "published once, and not at each start");
    }

    @Test
    void shouldSetMalformedZoneTablesAside() {
        Set<String> expected = sendMixed(
                malformed(TopicCatalogue.ZONE_TABLES, aZoneTable().build(), TopicCatalogue.JOB_REQUESTS, addressed()),
                List.of());

        assertSetAsideOnce(TopicCatalogue.ZONE_TABLES, expected);
        geo.restart();
        geo.awaitHomeCells(Set.of(geo.writeJob("EU")));

        assertSetAsideOnce(TopicCatalogue.ZONE_TABLES, expected);
    }

    private static JobRequest addressed() {
        return aJobRequest()
                .job(TestingGeo.newJobId(System.currentTimeMillis()))
                .zone(null)
                .clientAddress(TestingGeo.ADDRESS)
                .build();
    }

    private <V extends SpecificRecord, O extends SpecificRecord> List<ProducerRecord<byte[], byte[]>> malformed(
            Topic<V> topic, V valid, Topic<O> otherTopic, O other) {
        long seed = Long.getLong("test.seed", 20_260_101);
        System.out.println("malformed records of " + topic.name() + " with seed " + seed);
        MalformedRecords malformed =
                new MalformedRecords(topic, geo.encode(topic, valid), geo.encode(otherTopic, other), new Random(seed));
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int number = 0; number < MALFORMED; number++) {
            records.add(malformed.number(number));
        }
        return records;
    }

    /** Sends malformed and valid records in turn; returns the keys of the dead letters that are due. */
    private Set<String> sendMixed(
            List<ProducerRecord<byte[], byte[]>> malformed, List<ProducerRecord<byte[], byte[]>> valid) {
        List<ProducerRecord<byte[], byte[]>> mixed = new ArrayList<>();
        Set<Integer> places = new HashSet<>();
        for (int number = 0; number < Math.max(malformed.size(), valid.size()); number++) {
            if (number < malformed.size()) {
                places.add(mixed.size());
                mixed.add(malformed.get(number));
            }
            if (number < valid.size()) {
                mixed.add(valid.get(number));
            }
        }
        List<String> positions = geo.send(mixed);
        Set<String> expected = new HashSet<>();
        places.forEach(place -> expected.add(positions.get(place)));
        assertEquals(MALFORMED, expected.size());
        return expected;
    }

    private void assertSetAsideOnce(Topic<?> topic, Set<String> expected) {
        Await.until(
                "dead letters of " + topic.name(),
                () -> geo.deadLetterKeys(topic).size() >= expected.size());
        List<String> keys = geo.deadLetterKeys(topic);
        assertEquals(expected, new HashSet<>(keys));
        assertEquals(expected.size(), keys.size());
    }

    private static void assertNowhere(String text, Topic<?> topic) {
        byte[] wanted = text.getBytes(UTF_8);
        for (ConsumerRecord<byte[], byte[]> record : cluster.log().readBytes(topic.name())) {
            assertFalse(contains(record.key(), wanted), "key at " + record.offset());
            assertFalse(contains(record.value(), wanted), "value at " + record.offset());
            record.headers().forEach(header -> assertFalse(contains(header.value(), wanted), header.key()));
        }
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        for (int start = 0; start + wanted.length <= bytes.length; start++) {
            if (Arrays.equals(bytes, start, start + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
