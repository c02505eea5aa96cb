package com.resultity.mesh.sla;

import static com.resultity.mesh.testkit.records.Records.aHeartbeat;
import static com.resultity.mesh.testkit.records.Records.aSubcloud;
import static com.resultity.mesh.testkit.records.Records.anAssignment;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static com.resultity.mesh.testkit.records.Records.jobId;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.embedded.ChildProcess;
import com.resultity.mesh.embedded.JavaCommand;
import com.resultity.mesh.embedded.JavaInstallation;
import com.resultity.mesh.embedded.LocalPort;
import com.resultity.mesh.schemas.AlertState;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.ServiceLevel;
import com.resultity.mesh.schemas.SlaAlert;
import com.resultity.mesh.schemas.TenancyEnd;
import com.resultity.mesh.testkit.Await;
import com.resultity.mesh.testkit.MeshCluster;
import com.resultity.mesh.testkit.RecordWriter;
import com.resultity.mesh.testkit.TestingHoldings;
import com.resultity.mesh.testkit.records.Records;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The service as its own process, with a real broker and a real registry. */
class SlaMonitorProcessTest {

    @RegisterExtension
    static final MeshCluster cluster = MeshCluster.fresh();

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int MALFORMED = 25;
    private static final String GOLD = "subcloud/gold";

    private static final long DECIDED_AT = System.currentTimeMillis();
    private static final String TODAY = LocalDate.ofInstant(Instant.ofEpochMilli(DECIDED_AT), ZoneOffset.UTC)
            .toString();
    private static final String DAY = "from=" + TODAY + "&to=" + TODAY;
    private static final String FIGURES = "{\"jobs\":30,\"contextTokens\":15360,\"outputTokens\":3840,"
            + "\"servedMilliseconds\":24000,\"weightedUnits\":24000000}";
    private static final Pattern TOTAL_JOBS = Pattern.compile("\"total\":\\{\"jobs\":(\\d+)");

    private static TestingHoldings registry;

    private RecordWriter writer;
    private ChildProcess monitor;

    /** Not once a process: a test that is tried again needs one that still answers. */
    @BeforeAll
    static void begin() {
        registry = new TestingHoldings()
                .give("owner", "paid", "", "")
                .give("customer", "", "tenant-a", "")
                .give("runner", "", "", Records.NODE_ID)
                .give("stranger", "other", "other", "other");
    }

    @AfterAll
    static void end() {
        registry.close();
    }

    @BeforeEach
    void open() {
        writer = cluster.writer();
    }

    @AfterEach
    void close() {
        writer.close();
        if (monitor != null) {
            monitor.close();
        }
    }

    /** All that it does over one crash, because each start of it takes long. */
    @Test
    void shouldCountEachAttemptTellEachAlertAndPayEachJobOnceThoughKilled() throws Exception {
        int port = start();
        writer.write(
                TopicCatalogue.SUBCLOUDS,
                "gold",
                aSubcloud().id("gold").promising(995_000, null, 600_000).build());
        writer.write(
                TopicCatalogue.NODE_HEARTBEATS, Records.NODE_ID, aHeartbeat().build());
        writeMalformed();
        writeJobs();
        writePaidJobs(1, 20);
        Await.until("the alert", PATIENCE, () -> !alerts().isEmpty());
        awaitCounted(29, 1);
        awaitPaid(port, 20);

        monitor.kill();
        writeJobs();
        writePaidJobs(1, 25);
        int next = start();
        writer.write(TopicCatalogue.JOB_OUTCOMES, Records.CELL, outcome(100));
        writePaidJobs(25, 30);
        awaitCounted(30, 1);
        awaitPaid(next, 30);

        assertToldOnce();
        assertAnsweredFor(next);
    }

    private static void assertToldOnce() {
        assertEquals(
                List.of(AlertState.FIRING),
                alerts().stream().map(SlaAlert::getState).toList());
        int due = (Consumer.SLA_MONITOR.reads().size()
                        + Consumer.USAGE_LEDGER.reads().size())
                * MALFORMED;
        // Those of a topic or partition that was not waited for may be the last to come.
        Await.until("dead letters", PATIENCE, () -> letters() >= due);
        assertEquals(due, letters());
    }

    private static int letters() {
        return cluster.log().read(TopicCatalogue.DEAD_LETTERS).size();
    }

    private static void awaitPaid(int port, int jobs) {
        Await.until(jobs + " paid jobs", PATIENCE, () -> jobs(usage(port, "by=tenant&" + DAY)) == jobs);
    }

    private static void assertAnsweredFor(int port) throws IOException {
        assertEquals(
                "{\"by\":\"subcloud\",\"from\":\"" + TODAY + "\",\"to\":\"" + TODAY
                        + "\",\"items\":[{\"id\":\"paid\",\"usage\":" + FIGURES + "}],\"total\":" + FIGURES + "}",
                usage(port, "by=subcloud&subcloud=paid&" + DAY));
        assertSeenByWhomItBelongsTo(port);
        assertEquals(HttpURLConnection.HTTP_BAD_REQUEST, status(port, "/v1/usage?by=planet"));
        assertEquals(HttpURLConnection.HTTP_BAD_REQUEST, status(port, "/v1/usage?from=2026-02-30"));
        assertEquals(HttpURLConnection.HTTP_BAD_REQUEST, status(port, "/v1/usage?from=2026-01-02&to=2026-01-01"));
    }

    @Test
    void shouldNotBeReadyWithoutBroker() {
        int port = LocalPort.settle(0, "the monitor");
        monitor = launch(port, "127.0.0.1:" + LocalPort.settle(0, "no broker"));

        monitor.awaitReady(PATIENCE, () -> readiness(port) == HttpURLConnection.HTTP_UNAVAILABLE);
    }

    /** Returns the port of one that is ready. */
    private int start() {
        int port = LocalPort.settle(0, "the monitor");
        monitor = launch(port, cluster.bootstrapServers());
        monitor.awaitReady(PATIENCE, () -> readiness(port) == HttpURLConnection.HTTP_OK);
        return port;
    }

    private static ChildProcess launch(int port, String bootstrapServers) {
        return ChildProcess.start(
                "the monitor",
                new JavaCommand(
                        JavaInstallation.running(),
                        List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        JavaCommand.ownClassPath(),
                        SlaMonitor.class.getName(),
                        List.of()),
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        bootstrapServers,
                        "MESH_SCHEMA_REGISTRY_URL",
                        cluster.registryUrl(),
                        "MESH_REGISTRY_URL",
                        registry.url(),
                        "MICRONAUT_SERVER_PORT",
                        Integer.toString(port)),
                Path.of("target", "testkit", "sla-monitor.log"));
    }

    private static void assertSeenByWhomItBelongsTo(int port) throws IOException {
        assertEquals(30, jobs(usage(port, "owner", "by=node&" + DAY)));
        assertEquals(30, jobs(usage(port, "customer", "by=subcloud&" + DAY)));
        assertEquals(30, jobs(usage(port, "runner", "by=tenant&" + DAY)));
        assertEquals(0, jobs(usage(port, "stranger", "by=subcloud&" + DAY)));
        assertEquals(0, jobs(usage(port, "stranger", "by=subcloud&subcloud=paid&" + DAY)));
        HttpURLConnection forged = connection(port, "/v1/usage", "forged");
        assertEquals(HttpURLConnection.HTTP_UNAUTHORIZED, forged.getResponseCode());
        assertEquals("Bearer realm=\"subcloud-mesh\"", forged.getHeaderField("WWW-Authenticate"));
        assertEquals("application/problem+json", forged.getContentType());
    }

    private static int readiness(int port) throws IOException {
        return status(port, "/health/readiness");
    }

    private static int status(int port, String path) throws IOException {
        HttpURLConnection connection = connection(port, path, "operator");
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    private static String usage(int port, String query) throws IOException {
        return usage(port, "operator", query);
    }

    private static String usage(int port, String user, String query) throws IOException {
        try (InputStream answer = connection(port, "/v1/usage?" + query, user).getInputStream()) {
            return new String(answer.readAllBytes(), UTF_8);
        }
    }

    private static HttpURLConnection connection(int port, String path, String user) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + user);
        return connection;
    }

    private static int jobs(String usage) {
        Matcher total = TOTAL_JOBS.matcher(usage);
        return total.find() ? Integer.parseInt(total.group(1)) : -1;
    }

    /** Jobs of the Subcloud that pays, each decided and reported twice. */
    private void writePaidJobs(int first, int last) {
        for (int number = first; number <= last; number++) {
            RoutingDecision decision = anAssignment()
                    .job(jobId(Records.NOW + 1, number))
                    .subcloud("paid", 1)
                    .rewarding(1_250)
                    .decidedAt(DECIDED_AT)
                    .build();
            JobOutcome outcome = anOutcome().of(decision).build();
            for (int time = 0; time < 2; time++) {
                writer.write(TopicCatalogue.JOB_OUTCOMES, outcome.getCell(), outcome);
                writer.write(TopicCatalogue.ROUTING_DECISIONS, decision.getJobId(), decision);
            }
        }
    }

    /** 29 attempts that are served, and one whose node is lost. */
    private void writeJobs() {
        for (int number = 1; number <= 29; number++) {
            writer.write(TopicCatalogue.JOB_OUTCOMES, Records.CELL, outcome(number));
        }
        writer.write(
                TopicCatalogue.ROUTING_DECISIONS,
                job(30),
                anAssignment()
                        .job(job(30))
                        .subcloud("gold", 1)
                        .attempt(2)
                        .voiding(1, Records.NODE_ID, TenancyEnd.NODE_SILENT)
                        .build());
    }

    private void writeMalformed() {
        for (Topic<?> topic : Consumer.SLA_MONITOR.reads()) {
            for (int i = 0; i < MALFORMED; i++) {
                writer.writeBytes(topic.name(), "key".getBytes(UTF_8), ("no record " + i).getBytes(UTF_8));
            }
        }
    }

    private void awaitCounted(long served, long failed) {
        Await.until(served + " served and " + failed + " failed", PATIENCE, () -> {
            ServiceLevel level = newestLevel().orElseThrow();
            assertEquals(served, level.getServed());
            assertEquals(failed, level.getFailed());
            return true;
        });
    }

    private static Optional<ServiceLevel> newestLevel() {
        return cluster.log().read(TopicCatalogue.SERVICE_LEVELS).stream()
                .filter(level -> level.key().equals(GOLD))
                .map(ConsumerRecord::value)
                .reduce((earlier, later) -> later);
    }

    private static List<SlaAlert> alerts() {
        return cluster.log().read(TopicCatalogue.SLA_ALERTS).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    private static JobOutcome outcome(int number) {
        return anOutcome().job(job(number)).subcloud("gold").build();
    }

    private static String job(int number) {
        return jobId(Records.NOW, number);
    }
}
