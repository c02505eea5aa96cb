package com.resultity.mesh.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.uuid.Generators;
import com.resultity.mesh.audit.LogAuditor;
import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.launch.Distribution;
import com.resultity.mesh.launch.MeshLauncher;
import com.resultity.mesh.launch.MeshOptions;
import com.resultity.mesh.launch.MeshPorts;
import com.resultity.mesh.launch.RunningMesh;
import com.resultity.mesh.manifests.ManifestBundle;
import com.resultity.mesh.manifests.ManifestClient;
import com.resultity.mesh.manifests.ManifestFile;
import com.resultity.mesh.manifests.RegistryAnswer;
import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.DecisionReason;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.schemas.MembershipState;
import com.resultity.mesh.schemas.NodeHeartbeat;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.testkit.Await;
import com.resultity.mesh.testkit.Promise;
import com.resultity.mesh.testkit.RecordLog;
import com.resultity.mesh.testkit.RecordWriter;
import com.resultity.mesh.testkit.records.Records;
import com.resultity.mesh.topics.PolicyKey;
import com.resultity.mesh.topics.PolicyKey.Table;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.usage.UsageClient;
import com.resultity.mesh.wire.RegistryValueSerdes;
import com.resultity.mesh.wire.ValueSerdes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The Subclouds of the network's documentation, as examples/ has them, on one mesh, with jobs that they take or refuse. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExampleSubcloudsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String BERLIN = "node-example-berlin";
    private static final String JAKARTA = "node-example-jakarta";
    private static final String CAMPUS = "node-example-campus-1";
    private static final String AUDITED = "Qwen3-14B";
    private static final String SEEING = "Nemotron-3-Nano-Omni-30B-A3B-Reasoning";

    private static final Map<String, List<String>> NODES = Map.of(
            BERLIN,
            List.of("Qwen3-8B", SEEING, "Mistral-Medium-3.5-128B"),
            JAKARTA,
            List.of("Qwen3-8B", SEEING),
            CAMPUS,
            List.of("Qwen3-8B"),
            "node-example-team-1",
            List.of("team-assistant-8B", "Qwen3-8B"),
            "node-example-clinic-1",
            List.of(AUDITED, "Qwen3-8B"),
            "node-example-vendor-a-1",
            List.of("Qwen3-8B"));

    /** A job that each Subcloud takes, and on which nodes. */
    private static final List<Taken> TAKEN = List.of(
            new Taken("team-model", "assistants-desk", "team-assistant-8B", Set.of("node-example-team-1")),
            new Taken("eu-gdpr", "hobbyist", "Qwen3-8B", Set.of(BERLIN)),
            new Taken("clinic-audited", "st-anna-hospital", AUDITED, Set.of("node-example-clinic-1")),
            new Taken("verified-sla", "hobbyist", "Qwen3-8B", Set.of(BERLIN)),
            new Taken("multimodal", "hobbyist", SEEING, Set.of(BERLIN, JAKARTA)),
            new Taken("open-weights", "hobbyist", "Qwen3-8B", Set.of(BERLIN, JAKARTA)),
            new Taken("indonesia-only", "hobbyist", "Qwen3-8B", Set.of(JAKARTA)),
            new Taken("vendor-cluster", "acme-support", "Qwen3-8B", Set.of("node-example-vendor-a-1")),
            new Taken("university-pool", "hobbyist", "Qwen3-8B", Set.of(CAMPUS)));

    /** A job that a Subcloud must not take, and why not. */
    private static final List<Refused> REFUSED = List.of(
            new Refused("team-model", "hobbyist", "team-assistant-8B", DecisionReason.ACCESS_DENIED),
            new Refused("team-model", "assistants-desk", "Qwen3-8B", DecisionReason.NOTHING_ELIGIBLE),
            new Refused("clinic-audited", "st-anna-hospital", "Qwen3-8B", DecisionReason.NOTHING_ELIGIBLE),
            new Refused("multimodal", "hobbyist", "Qwen3-8B", DecisionReason.NOTHING_ELIGIBLE),
            new Refused("open-weights", "hobbyist", "Mistral-Medium-3.5-128B", DecisionReason.NOTHING_ELIGIBLE),
            new Refused("indonesia-only", "hobbyist", SEEING, DecisionReason.NOTHING_ELIGIBLE),
            new Refused("vendor-cluster", "hobbyist", "Qwen3-8B", DecisionReason.ACCESS_DENIED),
            new Refused("verified-sla", "hobbyist", AUDITED, DecisionReason.NOTHING_ELIGIBLE));

    @TempDir
    static Path folder;

    private static RunningMesh mesh;
    private static ValueSerdes serdes;
    private static RecordLog log;
    private static RecordWriter writer;
    private static ScheduledExecutorService heart;
    private static Future<?> beating;

    private record Taken(String subcloud, String tenant, String model, Set<String> nodes) {}

    private record Refused(String subcloud, String tenant, String model, DecisionReason reason) {}

    @BeforeAll
    static void start() {
        // A heart that misses some beats on a busy machine takes no node away.
        MeshOptions options = new MeshOptions(folder, MeshPorts.ANY_FREE, Distribution.running())
                .withSetting("MESH_ROUTER_SILENCE_LIMIT", "60s");
        mesh = MeshLauncher.start(options, line -> {});
        serdes = new RegistryValueSerdes(mesh.schemaRegistryUrl());
        log = new RecordLog(mesh.bootstrapServers(), serdes);
        writer = new RecordWriter(mesh.bootstrapServers(), serdes);
        heart = Executors.newSingleThreadScheduledExecutor();
        List<ManifestFile> files = ManifestFile.readAll(List.of(Path.of("..", "examples")));
        RegistryAnswer answer = new ManifestClient(mesh.registryAccess()).apply(ManifestBundle.of(files));
        assertTrue(!(answer instanceof RegistryAnswer.Refused), answer::toString);
        beat();
        awaitMesh();
    }

    @AfterAll
    static void stop() {
        if (mesh == null) {
            return;
        }
        try {
            // The start may have failed before there was anything to beat.
            if (beating != null) {
                beating.cancel(true);
            }
            if (heart != null) {
                heart.shutdownNow();
            }
            if (writer != null) {
                writer.close();
            }
            if (log != null) {
                log.close();
            }
        } finally {
            mesh.close();
        }
    }

    @Test
    @Order(1)
    void shouldRouteJobsAsTheNetworkDescribesItsSubclouds() throws Exception {
        Map<String, Taken> taken = new HashMap<>();
        Map<String, Refused> refused = new HashMap<>();
        TAKEN.forEach(job -> taken.put(ask(job.subcloud(), job.tenant(), job.model()), job));
        REFUSED.forEach(job -> refused.put(ask(job.subcloud(), job.tenant(), job.model()), job));

        taken.forEach((job, expected) -> {
            RoutingDecision decision = decisionOf(job);
            assertEquals(DecisionKind.ASSIGNED, decision.getKind(), () -> expected + ": " + decision.getExplanation());
            assertTrue(
                    expected.nodes().contains(decision.getAssignment().getNodeId()), () -> expected + ": " + decision);
            writer.write(
                    TopicCatalogue.JOB_OUTCOMES,
                    decision.getCell(),
                    Records.anOutcome().of(decision).tokens(1_000, 200).build());
        });
        refused.forEach((job, expected) -> {
            RoutingDecision decision = decisionOf(job);
            assertEquals(DecisionKind.REFUSED, decision.getKind(), () -> expected + ": " + decision.getExplanation());
            assertEquals(expected.reason(), decision.getReason(), () -> expected + ": " + decision.getExplanation());
        });

        assertShared();
        assertPage();
        AuditReport report =
                LogAuditor.audit(mesh.bootstrapServers(), serdes, System.currentTimeMillis(), (done, total) -> {});
        Promise.assertKept(report.clean(), report::toJson);
        assertEquals(0, report.unsettledLines());
        assertEquals(TAKEN.size(), report.served());
    }

    /** After the jobs that are counted above, because it shows what a change would have come to for one of its own. */
    @Test
    @Order(2)
    void shouldLetOwnersLookChangeAndRemoveByCommands() throws Exception {
        // Its own, for it may be tried again by itself.
        Taken job = TAKEN.get(0);
        decisionOf(ask(job.subcloud(), job.tenant(), job.model()));
        new OwnersDay(mesh.registryServiceUrl(), mesh.routerServiceUrl(), folder).liveThrough("premium-sla", BERLIN);
    }

    /** The pool's share: 1,200 tokens, times 1.5, in thousandths. */
    private static void assertShared() {
        Await.until(
                "the ledger",
                PATIENCE,
                () -> usage("subcloud").path("total").path("jobs").asInt() == TAKEN.size());
        JsonNode campus = Await.value("the pool's node", PATIENCE, () -> {
            for (JsonNode item : usage("node").path("items")) {
                if (item.path("id").asText().equals(CAMPUS)) {
                    return Optional.of(item.path("usage"));
                }
            }
            return Optional.empty();
        });
        assertEquals(1_800_000, campus.path("weightedUnits").asLong());
    }

    private static JsonNode usage(String by) {
        return new UsageClient(mesh.slaMonitorUrl(), mesh.registryAccess().bearer()).usage(Map.of("by", by));
    }

    private static void assertPage() throws Exception {
        HttpResponse<String> page = get("/subclouds/university-pool");
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("<h1>University community pool</h1>"), page.body());
        assertEquals(404, get("/subclouds/team-model").statusCode());
        assertEquals(404, get("/subclouds/nothing").statusCode());
        assertEquals(200, get("/v1/manifest-schema.json").statusCode());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(mesh.registryServiceUrl() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static String ask(String subcloud, String tenant, String model) {
        String job = Generators.timeBasedEpochGenerator().generate().toString();
        writer.write(
                TopicCatalogue.JOB_REQUESTS,
                job,
                JobRequest.newBuilder(Records.aJobRequest().build())
                        .setJobId(job)
                        .setTenantId(tenant)
                        .setSubcloudId(subcloud)
                        .setModel(model)
                        .setZone("EU")
                        .setPatienceMilliseconds(60_000)
                        .setClientAddress(null)
                        .build());
        return job;
    }

    private static RoutingDecision decisionOf(String job) {
        return Await.value("the decision of " + job, PATIENCE, () -> log.read(TopicCatalogue.ROUTING_DECISIONS).stream()
                .filter(decision -> decision.key().equals(job))
                .map(decision -> decision.value())
                .findFirst());
    }

    /** Until every node is believed alive and in its pools, and every Subcloud is known on every partition. */
    private static void awaitMesh() {
        TAKEN.forEach(job -> {
            String key = new PolicyKey(Table.SUBCLOUD, job.subcloud()).text();
            Await.until(
                    key,
                    PATIENCE,
                    () -> log.read(TopicCatalogue.PLACEMENT_POLICIES).stream()
                                    .filter(policy -> policy.key().equals(key))
                                    .count()
                            >= TopicCatalogue.CELL_PARTITIONS);
            job.nodes()
                    .forEach(node -> Await.until(
                            node + " in " + job.subcloud(), PATIENCE, () -> isMember(node, job.subcloud())));
        });
    }

    private static boolean isMember(String node, String subcloud) {
        boolean member = log.read(TopicCatalogue.SUBCLOUD_MEMBERSHIPS).stream()
                .filter(memberships -> memberships.key().equals(node))
                .anyMatch(memberships -> memberships.value().getMemberships().stream()
                        .anyMatch(membership -> membership.getSubcloudId().equals(subcloud)
                                && membership.getState() == MembershipState.ACTIVE));
        boolean told = log.read(TopicCatalogue.NODE_STATES).stream()
                .filter(state -> state.key().equals(node))
                .anyMatch(state -> state.value().getSubclouds().contains(subcloud));
        return member && told;
    }

    private static void beat() {
        long boot = System.currentTimeMillis();
        AtomicLong sequence = new AtomicLong();
        beating = heart.scheduleAtFixedRate(
                () -> {
                    long number = sequence.incrementAndGet();
                    NODES.forEach((node, models) -> writer.write(
                            TopicCatalogue.NODE_HEARTBEATS,
                            node,
                            new NodeHeartbeat(node, boot, number, boot, 4, 0, 0, models)));
                },
                0,
                1,
                TimeUnit.SECONDS);
    }
}
