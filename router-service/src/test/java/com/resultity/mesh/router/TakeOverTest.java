package com.resultity.mesh.router;

import static com.resultity.mesh.testkit.records.Records.CELL;
import static com.resultity.mesh.testkit.records.Records.NODE_ID;
import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static com.resultity.mesh.testkit.records.Records.aNodeState;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static com.resultity.mesh.testkit.records.Records.jobId;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.embedded.ChildProcess;
import com.resultity.mesh.embedded.JavaCommand;
import com.resultity.mesh.embedded.JavaInstallation;
import com.resultity.mesh.embedded.LocalPort;
import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.testkit.Await;
import com.resultity.mesh.testkit.MeshCluster;
import com.resultity.mesh.testkit.Promise;
import com.resultity.mesh.testkit.RecordWriter;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.StreamCondition;
import com.resultity.mesh.wire.StreamLifecycle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two instances on one broker: the one that decides is a process that is killed, the one that stands by runs here. */
class TakeOverTest {

    @RegisterExtension
    static final MeshCluster cluster = MeshCluster.fresh();

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration SESSION = Duration.ofSeconds(3);
    private static final Duration TRANSACTION = Duration.ofSeconds(3);

    /** Less than what the jobs below leave behind, so that only an instance which stood by may take over. */
    private static final int RECOVERY_LAG = 100;

    private static final int SLOTS = 50;
    private static final int BATCHES_BEFORE = 6;

    private int written;

    @Test
    void shouldGoOnFromStandbyWhenTheInstanceThatDecidesIsKilled() {
        RouterStreams standby = null;
        try (RecordWriter writer = cluster.writer();
                ChildProcess victim = startVictim()) {
            writeNode(writer);
            for (int batch = 0; batch < BATCHES_BEFORE; batch++) {
                writeJobs(writer);
                awaitDecided();
                writeOutcomes(writer);
            }
            standby = new RouterStreams(settings(), 0, cluster.bootstrapServers(), cluster.registryUrl());
            standby.start();
            StreamLifecycle place = standby.place();
            // It gets the partitions without cells at once, and a copy of the one with the cell.
            Await.until(
                    "a standby", PATIENCE, () -> place.condition() == StreamCondition.PROCESSING && place.isCaughtUp());
            long copied = place.restoredRecords();

            victim.kill();
            long killedAt = System.nanoTime();
            writeJobs(writer);
            awaitDecided();
            System.out.printf(
                    "taken over after %d ms, of which the session took %d ms%n",
                    Duration.ofNanos(System.nanoTime() - killedAt).toMillis(), SESSION.toMillis());

            // It has decided, so it processed; that the group moves another partition at this very moment is no matter.
            Await.until("the survivor to process", PATIENCE, () -> place.condition() == StreamCondition.PROCESSING);
            long restored = place.restoredRecords() - copied;
            assertTrue(restored < RECOVERY_LAG, restored + " records restored, although it stood by");
            assertEachAssignedOnce();
        } finally {
            if (standby != null) {
                standby.stop();
            }
        }
    }

    private static ChildProcess startVictim() {
        Path folder = Path.of("target", "testkit");
        return ChildProcess.start(
                "the router that decides",
                new JavaCommand(
                        JavaInstallation.running(),
                        List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        JavaCommand.ownClassPath(),
                        RouterService.class.getName(),
                        List.of()),
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        cluster.bootstrapServers(),
                        "MESH_SCHEMA_REGISTRY_URL",
                        cluster.registryUrl(),
                        "MICRONAUT_SERVER_PORT",
                        Integer.toString(LocalPort.settle(0, "the router that decides")),
                        "MESH_ROUTER_SESSION_TIMEOUT",
                        SESSION.toMillis() + "ms",
                        "MESH_ROUTER_TRANSACTION_TIMEOUT",
                        TRANSACTION.toMillis() + "ms",
                        "MESH_ROUTER_KNOWN_TENANTS_ONLY",
                        "false",
                        "MESH_ROUTER_KNOWN_MODELS_ONLY",
                        "false",
                        "MESH_ROUTER_RECOVERY_LAG",
                        Integer.toString(RECOVERY_LAG)),
                folder.resolve("router-that-decides.log"));
    }

    private static RouterSettings settings() {
        return new RouterSettings(
                "standby",
                Duration.ofSeconds(6),
                Duration.ofMillis(10),
                SESSION,
                TRANSACTION,
                1,
                RECOVERY_LAG,
                1,
                5,
                10_000,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofDays(9),
                16_384,
                1.4,
                false,
                false,
                Duration.ofHours(1));
    }

    private static void writeNode(RecordWriter writer) {
        int partition = Utils.toPositive(Utils.murmur2(CELL.getBytes(UTF_8))) % TopicCatalogue.CELL_PARTITIONS;
        writer.write(
                TopicCatalogue.NODE_STATES,
                partition,
                NODE_ID,
                aNodeState().slots(SLOTS).build());
    }

    private void writeJobs(RecordWriter writer) {
        for (int number = written; number < written + SLOTS; number++) {
            long now = System.currentTimeMillis();
            writer.write(
                    TopicCatalogue.LOCATED_JOBS,
                    CELL,
                    aLocatedJob()
                            .job(jobId(now, number))
                            .requestedAt(now)
                            .patience(PATIENCE.toMillis())
                            // No second attempt, however long the others of the batch take.
                            .lease(2 * PATIENCE.toMillis())
                            .build());
        }
        written += SLOTS;
    }

    private static void writeOutcomes(RecordWriter writer) {
        List<RoutingDecision> all = decisions();
        all.subList(all.size() - SLOTS, all.size())
                .forEach(decision -> writer.write(
                        TopicCatalogue.JOB_OUTCOMES,
                        CELL,
                        anOutcome().of(decision).build()));
    }

    private void awaitDecided() {
        Await.until(written + " decisions", PATIENCE, () -> decisions().size() >= written);
    }

    /** In the order in which they were made, as far as milliseconds tell. */
    private static List<RoutingDecision> decisions() {
        return cluster.log().read(TopicCatalogue.ROUTING_DECISIONS).stream()
                .map(ConsumerRecord::value)
                .sorted(Comparator.comparingLong(RoutingDecision::getDecidedAt))
                .toList();
    }

    private void assertEachAssignedOnce() {
        List<RoutingDecision> decisions = decisions();
        long jobs = decisions.stream().map(RoutingDecision::getJobId).distinct().count();
        Promise.assertKept(
                decisions.size() == written && jobs == written,
                () -> decisions.size() + " decisions on " + jobs + " jobs of " + written);
        assertTrue(decisions.stream().allMatch(decision -> decision.getKind() == DecisionKind.ASSIGNED));
        assertTrue(decisions.stream().allMatch(decision -> decision.getAttempt() == 1));
    }
}
