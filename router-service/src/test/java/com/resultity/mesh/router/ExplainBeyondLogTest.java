package com.resultity.mesh.router;

import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static com.resultity.mesh.testkit.records.Records.aNodeState;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static com.resultity.mesh.testkit.records.Records.jobId;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.Liveness;
import com.resultity.mesh.schemas.PlaceReadings;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.testkit.Await;
import com.resultity.mesh.testkit.MeshCluster;
import com.resultity.mesh.testkit.RecordWriter;
import com.resultity.mesh.testkit.TestingHoldings;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A mesh that is older than its log: what its cells read first is deleted there, as it is after a week. */
class ExplainBeyondLogTest {

    @RegisterExtension
    static final MeshCluster cluster = MeshCluster.fresh();

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final String CELL = "EU-0";
    private static final int PARTITION =
            Utils.toPositive(Utils.murmur2(CELL.getBytes(UTF_8))) % TopicCatalogue.CELL_PARTITIONS;
    private static final int NODES = 9;
    private static final int JOBS = 60;

    private final Set<String> ended = new HashSet<>();
    private long heartbeat;

    @Test
    void shouldDecideAgainByteForByteWhatWasDecidedAfterACheckpoint() throws Exception {
        try (TestingHoldings registry = new TestingHoldings();
                EmbeddedServer server =
                        TestingRouter.start(cluster, registry, Map.of("mesh.router.checkpoint-every", "3s"));
                RecordWriter writer = cluster.writer()) {
            Await.until(
                    "readiness",
                    PATIENCE,
                    () -> get(server, "/health/readiness").statusCode() == 200);
            // Numbers that no order of those who are here now would give.
            IntStream.range(0, NODES).forEach(node -> writeNode(writer, node, Liveness.ALIVE));
            for (int node = 0; node < NODES; node += 2) {
                writeNode(writer, node, Liveness.LEFT);
            }
            for (int node = NODES - 1; node >= 0; node -= 2) {
                writeNode(writer, node, Liveness.ALIVE);
            }
            decide(writer, 0);
            Set<String> before = Set.copyOf(ended);
            Map<TopicPartition, Long> read = ends();
            Await.until("a checkpoint of all that is read by then", PATIENCE, () -> isRemembered(read));
            delete(read);
            IntStream.range(0, NODES).forEach(node -> writeNode(writer, node, Liveness.ALIVE));
            decide(writer, JOBS);

            List<RoutingDecision> later = decisions()
                    .filter(decision -> !before.contains(decision.getJobId()))
                    .sorted(Comparator.comparingLong(RoutingDecision::getDecidedAt))
                    .toList();
            assertEquals(JOBS, later.size());
            // By then, its cell has told what it read.
            Await.until("the last readings", PATIENCE, () -> isIdentical(server, later.get(JOBS - 1)));
            later.forEach(decision -> assertTrue(isIdentical(server, decision), () -> asOf(server, decision)));

            RoutingDecision assigned = later.get(0);
            String other = assigned.getAssignment().getNodeId().equals("node-0") ? "node-1" : "node-0";
            String whyNot = get(server, "/v1/decisions/" + assigned.getJobId() + "?why-not=" + other)
                    .body();
            assertTrue(whyNot.contains("which decides the job again byte for byte"), whyNot);
            assertFalse(whyNot.contains("the log begins at"), whyNot);
        }
    }

    private void writeNode(RecordWriter writer, int number, Liveness liveness) {
        String id = "node-" + number;
        heartbeat++;
        writer.write(
                TopicCatalogue.NODE_STATES,
                PARTITION,
                id,
                aNodeState()
                        .node(id)
                        .cell(CELL)
                        .zone("EU")
                        .country("DE")
                        .slots(2)
                        .sequence(heartbeat)
                        .changedAt(System.currentTimeMillis())
                        .liveness(liveness)
                        .build());
    }

    /** Has jobs be decided and served, one more than there are slots at a time. */
    private void decide(RecordWriter writer, int from) {
        for (int number = from; number < from + JOBS; number++) {
            long now = System.currentTimeMillis();
            writer.write(
                    TopicCatalogue.LOCATED_JOBS,
                    CELL,
                    aLocatedJob()
                            .job(jobId(now, number))
                            .zone("EU")
                            .requestedAt(now)
                            .patience(120_000)
                            .lease(60_000)
                            .build());
        }
        Await.until("decisions", PATIENCE, () -> {
            decisions()
                    .filter(decision -> ended.add(decision.getJobId()))
                    .forEach(decision -> writer.write(
                            TopicCatalogue.JOB_OUTCOMES,
                            decision.getCell(),
                            anOutcome().of(decision).build()));
            return ended.size() == from + JOBS;
        });
        assertTrue(decisions().allMatch(decision -> decision.getKind() == DecisionKind.ASSIGNED));
    }

    private static Stream<RoutingDecision> decisions() {
        return cluster.log().read(TopicCatalogue.ROUTING_DECISIONS).stream().map(ConsumerRecord::value);
    }

    /** Outcomes are what its cell reads last of a job. What tells where the checkpoint lies must not be deleted itself. */
    private static boolean isRemembered(Map<TopicPartition, Long> read) {
        String outcomes = TopicCatalogue.JOB_OUTCOMES.name();
        long last = read.get(new TopicPartition(outcomes, PARTITION)) - 1;
        long kept = read.get(new TopicPartition(TopicCatalogue.PLACE_READINGS.name(), PARTITION));
        Set<Long> taken = cluster.log().read(TopicCatalogue.PLACE_READINGS).stream()
                .filter(told -> told.partition() == PARTITION && told.offset() >= kept)
                .map(ConsumerRecord::value)
                .filter(told -> told.getCheckpoint() != null)
                .filter(told -> told.getPositions().stream()
                        .anyMatch(input -> input.getTopic().equals(outcomes) && input.getOffset() >= last))
                .map(PlaceReadings::getCheckpoint)
                .collect(Collectors.toSet());
        return cluster.log().read(TopicCatalogue.PLACE_CHECKPOINTS).stream()
                .filter(part -> part.partition() == PARTITION)
                .map(ConsumerRecord::value)
                .anyMatch(part -> part.getLast() && taken.contains(part.getTakenAt()));
    }

    /** How far the log of the cell's partition goes, but for what is compacted, of which a broker deletes nothing. */
    private static Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> all = Stream.<Topic<?>>of(
                        TopicCatalogue.LOCATED_JOBS,
                        TopicCatalogue.HANDED_ON_JOBS,
                        TopicCatalogue.JOB_OUTCOMES,
                        TopicCatalogue.NODE_STATES,
                        TopicCatalogue.PLACE_READINGS)
                .collect(Collectors.toMap(
                        topic -> new TopicPartition(topic.name(), PARTITION), topic -> OffsetSpec.latest()));
        try (Admin admin = admin()) {
            return admin.listOffsets(all).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        }
    }

    private static void delete(Map<TopicPartition, Long> before) throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            admin.deleteRecords(before.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, end -> RecordsToDelete.beforeOffset(end.getValue()))))
                    .all()
                    .get();
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers()));
    }

    private static boolean isIdentical(EmbeddedServer server, RoutingDecision decision) {
        return asOf(server, decision).contains("\"identical\":true");
    }

    private static String asOf(EmbeddedServer server, RoutingDecision decision) {
        String time = Instant.ofEpochMilli(decision.getDecidedAt() + 1_000).toString();
        return get(server, "/v1/decisions/" + decision.getJobId() + "?as-of=" + time)
                .body();
    }

    private static HttpResponse<String> get(EmbeddedServer server, String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server.getURL() + path))
                                    .header("Authorization", "Bearer operator")
                                    .build(),
                            BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
