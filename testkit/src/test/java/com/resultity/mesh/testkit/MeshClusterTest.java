package com.resultity.mesh.testkit;

import static com.resultity.mesh.testkit.records.Records.aStanding;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.resultity.mesh.schemas.NodeStanding;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MeshClusterTest {

    private static final Topic<NodeStanding> STANDINGS = TopicCatalogue.NODE_STANDINGS;
    private static final String UNDECODABLE = TopicCatalogue.NODE_HEARTBEATS.name();
    private static final String TRANSACTIONAL = TopicCatalogue.SERVICE_LEVELS.name();

    @RegisterExtension
    static final MeshCluster cluster = MeshCluster.shared();

    @RegisterExtension
    static final MeshCluster sameCluster = MeshCluster.shared();

    @RegisterExtension
    static final MeshCluster ownCluster = MeshCluster.fresh();

    @Test
    void shouldHaveTheTopicsOfTheCatalogueAndNoOther() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            Set<String> names = TopicCatalogue.all().stream().map(Topic::name).collect(Collectors.toSet());

            assertEquals(
                    new TreeSet<>(names),
                    new TreeSet<>(admin.listTopics().names().get()));
        }
    }

    @Test
    void shouldHaveOneBrokerForTheWholeRunUnlessAFreshOneIsAskedForAndOneRegistryInAnyCase() {
        assertEquals(cluster.bootstrapServers(), sameCluster.bootstrapServers());
        assertEquals(cluster.registryUrl(), sameCluster.registryUrl());
        assertNotEquals(cluster.bootstrapServers(), ownCluster.bootstrapServers());
        assertEquals(cluster.registryUrl(), ownCluster.registryUrl());
    }

    @Test
    void shouldReadBackWhatWasWritten() {
        NodeStanding standing = aStanding().build();
        try (RecordWriter writer = ownCluster.writer()) {
            writer.write(STANDINGS, 3, "b", standing);
            writer.write(STANDINGS, 2, "a", standing);
            writer.write(STANDINGS, 2, "a", null);
        }

        List<ConsumerRecord<String, NodeStanding>> records = ownCluster.log().read(STANDINGS);

        assertEquals(
                List.of("2@0 a", "2@1 a", "3@0 b"),
                records.stream()
                        .map(record -> record.partition() + "@" + record.offset() + " " + record.key())
                        .toList());
        assertEquals(standing, records.get(0).value());
        assertEquals(null, records.get(1).value());
    }

    @Test
    void shouldReadBytesThatNobodyCanDecode() {
        byte[] garbage = {9, 8, 7};
        try (RecordWriter writer = ownCluster.writer()) {
            writer.writeBytes(UNDECODABLE, null, garbage);
        }
        RecordLog log = ownCluster.log();

        assertArrayEquals(garbage, log.readBytes(UNDECODABLE).get(0).value());
        assertThrows(SerializationException.class, () -> log.read(TopicCatalogue.NODE_HEARTBEATS));
    }

    @Test
    void shouldLeaveOutWhatIsNotCommitted() {
        try (Producer<String, String> producer = transactionalProducer()) {
            producer.initTransactions();
            write(producer, "committed");
            producer.commitTransaction();
            write(producer, "aborted");
            producer.abortTransaction();
            write(producer, "open");

            List<String> values = ownCluster.log().readBytes(TRANSACTIONAL).stream()
                    .map(record -> new String(record.value(), UTF_8))
                    .toList();

            assertEquals(List.of("committed"), values);
        }
    }

    private static void write(Producer<String, String> producer, String value) {
        producer.beginTransaction();
        var unused = producer.send(new ProducerRecord<>(TRANSACTIONAL, "key", value));
        producer.flush();
    }

    private static Producer<String, String> transactionalProducer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", ownCluster.bootstrapServers(), "transactional.id", "tested"),
                new StringSerializer(),
                new StringSerializer());
    }
}
