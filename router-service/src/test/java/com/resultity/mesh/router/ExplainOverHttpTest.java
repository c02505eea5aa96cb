package com.resultity.mesh.router;

import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static com.resultity.mesh.testkit.records.Records.aNodeState;
import static com.resultity.mesh.testkit.records.Records.aSubcloud;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static com.resultity.mesh.testkit.records.Records.jobId;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.router.explain.TestingRebuilds;
import com.resultity.mesh.router.rebuild.DecisionBytes;
import com.resultity.mesh.schemas.CellVisit;
import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.DecisionReason;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.Stage;
import com.resultity.mesh.testkit.Await;
import com.resultity.mesh.testkit.MeshCluster;
import com.resultity.mesh.testkit.RecordWriter;
import com.resultity.mesh.testkit.TestingHoldings;
import com.resultity.mesh.testkit.records.LocatedJobBuilder;
import com.resultity.mesh.topics.PolicyKey;
import com.resultity.mesh.topics.TopicCatalogue;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole router in this process, on a broker of its own, asked over HTTP about what it decided. */
class ExplainOverHttpTest {

    @RegisterExtension
    static final MeshCluster cluster = MeshCluster.fresh();

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final List<String> CELLS = List.of("EU-0", "NA-0", "SA-0");
    private static final List<String> COUNTRIES = List.of("DE", "US", "BR");
    private static final String SUBCLOUD = "s-0";
    private static final int JOBS_AT_ONCE = 228;

    /** The last come one by one, when all nodes are idle: each has a runner-up. */
    private static final int JOBS = JOBS_AT_ONCE + 12;

    /** Nodes of one slot that join {@link #CELLS the first cell} when the others have ended, to be filled but for one. */
    private static final int FILLED = 10;

    private static final int OVERFLOWS = 3;
    private static final int MOST_UNTIL_OVERFLOW = 200;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final Set<String> ended = new HashSet<>();
    private static final Set<String> held = new HashSet<>();
    private static final Set<String> served = new HashSet<>();
    private static int jobs;
    private static TestingHoldings registry;
    private static EmbeddedServer server;

    /** All that there will ever be: every job is refused or served. */
    private static List<RoutingDecision> decisions;

    /** All of it anew, for this process may try the class again. */
    @BeforeAll
    static void decideSome() {
        ended.clear();
        held.clear();
        served.clear();
        registry = new TestingHoldings()
                .give("owner", SUBCLOUD, "", "")
                .give("stranger", "other", "other", "")
                .give("guest", "", "other", "node-0");
        server = TestingRouter.start(cluster, registry, Map.of());
        // A job's patience is not for the start of the router.
        Await.until("readiness", PATIENCE, () -> get("/health/readiness").statusCode() == 200);
        SplittableRandom random = new SplittableRandom(20_260_101);
        try (RecordWriter writer = cluster.writer()) {
            writePolicy(writer);
            for (int number = 0; number < CELLS.size() * 2; number++) {
                writeNode(writer, number, 2);
            }
            for (int number = 0; number < JOBS_AT_ONCE; number++) {
                writeJob(writer, number, random);
                if (number % 12 == 0) {
                    report(writer, random);
                }
            }
            awaitDecisions(writer, JOBS_AT_ONCE, random);
            for (int number = JOBS_AT_ONCE; number < JOBS; number++) {
                writeJob(writer, number, random);
                awaitDecisions(writer, number + 1, random);
            }
            overflow(writer, random);
        }
    }

    /** Fills the first cell but for one slot, job by job, so that most that ask for it then overflow. */
    private static void overflow(RecordWriter writer, SplittableRandom random) {
        for (int node = 0; node < FILLED; node++) {
            writeNode(writer, CELLS.size() * 2 + node * CELLS.size(), 1);
        }
        int number = JOBS;
        for (; overflowed().count() < OVERFLOWS && number < JOBS + MOST_UNTIL_OVERFLOW; number++) {
            long now = System.currentTimeMillis();
            String id = jobId(now, number);
            var job = aJob(id, CELLS.get(0), now).patience(120_000);
            writer.write(TopicCatalogue.LOCATED_JOBS, CELLS.get(0), job.build());
            Await.until("decision", PATIENCE, () -> {
                read();
                return decisions.stream()
                        .anyMatch(decision -> decision.getJobId().equals(id));
            });
            decisions.stream()
                    .filter(decision ->
                            decision.getJobId().equals(id) && decision.getCell().equals(CELLS.get(0)))
                    .filter(decision -> held.size() <= FILLED)
                    .forEach(decision -> held.add(attempt(decision)));
            awaitDecisions(writer, number + 1, random);
        }
        held.clear();
        awaitDecisions(writer, number, random);
        jobs = number;
    }

    /** What other cells gave a node to, for the first cell had little room left and let it go. */
    private static Stream<RoutingDecision> overflowed() {
        return decisions.stream()
                .filter(decision -> decision.getKind() == DecisionKind.ASSIGNED)
                .filter(decision -> decision.getHomeCell().equals(CELLS.get(0)))
                .filter(decision -> !decision.getCell().equals(CELLS.get(0)))
                .filter(decision -> sawRoom(decision, CELLS.get(0)));
    }

    private static void awaitDecisions(RecordWriter writer, int jobs, SplittableRandom random) {
        Await.until("decisions", PATIENCE, () -> {
            report(writer, random);
            return isSettled(jobs);
        });
    }

    private static boolean isSettled(int jobs) {
        Map<String, RoutingDecision> last = new HashMap<>();
        decisions.forEach(decision -> last.put(decision.getJobId(), decision));
        return last.size() >= jobs
                && last.values().stream()
                        .allMatch(decision -> decision.getKind() != DecisionKind.ASSIGNED
                                || served.contains(attempt(decision))
                                || held.contains(attempt(decision)));
    }

    private static String attempt(RoutingDecision decision) {
        return decision.getJobId() + "/" + decision.getAttempt();
    }

    @AfterAll
    static void stop() {
        server.close();
        registry.close();
    }

    private static int partition(String cell) {
        return Utils.toPositive(Utils.murmur2(cell.getBytes(UTF_8))) % TopicCatalogue.CELL_PARTITIONS;
    }

    private static void writePolicy(RecordWriter writer) {
        PlacementPolicy policy = PlacementPolicy.newBuilder()
                .setSubcloud(aSubcloud().id(SUBCLOUD).version(7).build())
                .build();
        for (int partition = 0; partition < TopicCatalogue.CELL_PARTITIONS; partition++) {
            writer.write(
                    TopicCatalogue.PLACEMENT_POLICIES,
                    partition,
                    new PolicyKey(PolicyKey.Table.SUBCLOUD, SUBCLOUD).text(),
                    policy);
        }
    }

    private static void writeNode(RecordWriter writer, int number, int slots) {
        String cell = CELLS.get(number % CELLS.size());
        String id = "node-" + number;
        writer.write(
                TopicCatalogue.NODE_STATES,
                partition(cell),
                id,
                aNodeState()
                        .node(id)
                        .zone(cell.substring(0, 2))
                        .country(COUNTRIES.get(number % COUNTRIES.size()))
                        .inSubcloud(number < 3 ? new String[] {SUBCLOUD} : new String[0])
                        .slots(slots)
                        .build());
    }

    private static void writeJob(RecordWriter writer, int number, SplittableRandom random) {
        long now = System.currentTimeMillis();
        String cell = CELLS.get(random.nextInt(CELLS.size()));
        var job = aJob(jobId(now, number), cell, now).patience(random.nextInt(4) == 0 ? 0 : 120_000);
        if (random.nextInt(2) == 0) {
            job.subcloud(random.nextInt(10) == 0 ? "unknown" : SUBCLOUD);
        }
        writer.write(TopicCatalogue.LOCATED_JOBS, cell, job.build());
    }

    private static LocatedJobBuilder aJob(String id, String cell, long now) {
        return aLocatedJob().job(id).zone(cell.substring(0, 2)).requestedAt(now).lease(60_000);
    }

    private static void read() {
        decisions = cluster.log().read(TopicCatalogue.ROUTING_DECISIONS).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    private static void report(RecordWriter writer, SplittableRandom random) {
        read();
        for (RoutingDecision decision : decisions) {
            if (decision.getKind() == DecisionKind.ASSIGNED
                    && !held.contains(attempt(decision))
                    && ended.add(attempt(decision))) {
                var outcome = anOutcome().of(decision);
                boolean fails = random.nextInt(8) == 0;
                writer.write(
                        TopicCatalogue.JOB_OUTCOMES,
                        decision.getCell(),
                        (fails ? outcome.failed("reset") : outcome).build());
                if (!fails) {
                    served.add(attempt(decision));
                }
            }
        }
    }

    private static HttpResponse<String> get(String path) {
        return get("operator", path);
    }

    private static HttpResponse<String> get(String user, String path) {
        return send(request(user, path).build());
    }

    private static HttpResponse<String> plan(String draft) {
        return plan("operator", draft);
    }

    private static HttpResponse<String> plan(String user, String draft) {
        return plan(user, "/v1/plans?hours=1", draft);
    }

    private static HttpResponse<String> plan(String user, String path, String draft) {
        return send(request(user, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(draft))
                .build());
    }

    private static HttpRequest.Builder request(String user, String path) {
        return HttpRequest.newBuilder(URI.create(server.getURL() + path)).header("Authorization", "Bearer " + user);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static RoutingDecision any(DecisionKind kind) {
        return decisions.stream()
                .filter(decision -> decision.getKind() == kind)
                .reduce((one, later) -> later)
                .orElseThrow();
    }

    @Test
    void shouldDecideEverythingOnceMoreByteForByte() {
        int all = 0;
        Set<Integer> seen = new HashSet<>();
        // Cells without a node too: some jobs are refused at the end of their ladder.
        for (String cell :
                decisions.stream().map(RoutingDecision::getCell).distinct().toList()) {
            if (!seen.add(partition(cell))) {
                continue;
            }
            List<RoutingDecision> again =
                    TestingRebuilds.of(cluster.bootstrapServers(), cluster.serdes(), cell, CellSettings.defaults());
            List<RoutingDecision> logged = decisions.stream()
                    .filter(decision -> partition(decision.getCell()) == partition(cell))
                    .toList();
            assertEquals(logged.size(), again.size(), cell);
            for (RoutingDecision decision : logged) {
                assertTrue(
                        again.stream().anyMatch(made -> DecisionBytes.areSame(made, decision)),
                        () -> decision + " was not made once more");
            }
            all += logged.size();
        }
        System.out.println(all + " decisions of a real broker were made once more byte for byte");
        assertTrue(all >= jobs, all + " decisions");
    }

    @Test
    void shouldTellWhatWasDecidedAndByWhat() {
        RoutingDecision decision = any(DecisionKind.ASSIGNED);
        HttpResponse<String> answer = get("/v1/decisions/" + decision.getJobId());
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"explanation\":\"" + decision.getExplanation()), answer.body());
        assertTrue(answer.body().contains("\"latencyMilliseconds\":"), answer.body());
        assertTrue(answer.body().contains("\"policyVersion\":"), answer.body());
        assertTrue(answer.body().contains("\"funnel\":"), answer.body());
    }

    @Test
    void shouldDecideAgainByteForByteAsOfThatTime() {
        RoutingDecision decision = decisions.stream()
                .min(Comparator.comparingLong(RoutingDecision::getDecidedAt))
                .orElseThrow();
        String time = Instant.ofEpochMilli(decision.getDecidedAt() + 1_000).toString();
        HttpResponse<String> answer = get("/v1/decisions/" + decision.getJobId() + "?as-of=" + time);
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"identical\":true"), answer.body());
        HttpResponse<String> before = get("/v1/decisions/" + decision.getJobId() + "?as-of=2026-01-01T00:00:00Z");
        assertEquals(404, before.statusCode(), before.body());
    }

    @Test
    void shouldTellOfAnAttemptItsOwnOutcomesAlone() {
        RoutingDecision second = decisions.stream()
                .filter(decision -> decision.getAttempt() == 2 && decision.getKind() == DecisionKind.ASSIGNED)
                .findFirst()
                .orElseThrow();
        String path = "/v1/decisions/" + second.getJobId();
        long reported = ended.stream()
                .filter(attempt -> attempt.startsWith(second.getJobId()))
                .count();
        assertEquals(reported, times("\"status\":\"", get(path).body()));
        String first = get(path + "?attempt=1").body();
        assertEquals(1, times("\"status\":\"", first), first);
        assertEquals(1, times("\"explanation\":", first), first);
        String again = get(path + "?attempt=2").body();
        assertTrue(again.contains("\"identical\":true"), again);
    }

    @Test
    void shouldTellNoOutcomeThatCameLaterThanIsAsked() {
        RoutingDecision decision = decisions.stream()
                .filter(one -> one.getAttempt() == 1 && one.getKind() == DecisionKind.ASSIGNED)
                .findFirst()
                .orElseThrow();
        String time = Instant.ofEpochMilli(decision.getDecidedAt()).toString();
        HttpResponse<String> then = get("/v1/decisions/" + decision.getJobId() + "?as-of=" + time);
        assertEquals(200, then.statusCode(), then.body());
        assertTrue(then.body().contains("\"outcomes\":[]"), then.body());
    }

    private static int times(String part, String text) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void shouldTellAllThatKeptANodeFromAJob() {
        RoutingDecision decision = decisions.stream()
                .filter(one -> SUBCLOUD.equals(one.getSubcloudId()) && one.getKind() == DecisionKind.ASSIGNED)
                .findFirst()
                .orElseThrow();
        String other = decision.getAssignment().getNodeId().equals("node-3") ? "node-4" : "node-3";
        HttpResponse<String> answer = get("/v1/decisions/" + decision.getJobId() + "?why-not=" + other);
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(
                answer.body().contains("{\"stage\":\"POOL\",\"sentence\":\"The node is no active member of s-0.\"}"),
                answer.body());
        HttpResponse<String> chosen = get("/v1/decisions/" + decision.getJobId() + "?why-not="
                + decision.getAssignment().getNodeId() + "&attempt=" + decision.getAttempt());
        assertTrue(chosen.body().contains("\"chosen\":true"), chosen.body());
    }

    @Test
    void shouldTellThatAJobWasNotAdmittedAtAll() {
        RoutingDecision denied = decisions.stream()
                .filter(decision -> decision.getReason() == DecisionReason.UNKNOWN_SUBCLOUD)
                .findFirst()
                .orElseThrow();
        HttpResponse<String> answer = get("/v1/decisions/" + denied.getJobId() + "?why-not=node-0");
        assertTrue(answer.body().contains("{\"stage\":\"ACCESS\",\"sentence\":\""), answer.body());
    }

    @Test
    void shouldTellThatTheCellOfANodeWasNotAsked() {
        RoutingDecision atHome =
                global(decision -> decision.getVisits().size() == 1).findFirst().orElseThrow();
        String elsewhere = atHome.getCell().equals(CELLS.get(0)) ? "node-1" : "node-0";
        HttpResponse<String> answer = get("/v1/decisions/" + atHome.getJobId() + "?why-not=" + elsewhere);
        assertTrue(answer.body().contains("{\"stage\":\"LADDER\",\"sentence\":\"Cell "), answer.body());
        assertTrue(answer.body().contains(" of the node was not asked"), answer.body());
    }

    @Test
    void shouldTellThatTheChoiceFellOnAnother() {
        assertTrue(
                global(decision -> decision.getRunnerUp() != null)
                        .limit(20)
                        .map(decision -> get("/v1/decisions/" + decision.getJobId() + "?why-not="
                                        + decision.getRunnerUp().getNodeId())
                                .body())
                        .anyMatch(body -> body.contains("{\"stage\":\"CHOICE\",\"sentence\":\"The node passes every"
                                + " stage and was passed over")),
                "no runner-up is said to have been passed over");
    }

    @Test
    void shouldTellThatTheCellOfANodeLetTheJobOverflow() {
        List<String> bodies = overflowed()
                .flatMap(decision -> IntStream.rangeClosed(1, FILLED + 1)
                        .map(node -> node * CELLS.size())
                        .mapToObj(node -> get("/v1/decisions/" + decision.getJobId() + "?why-not=node-" + node)
                                .body()))
                .filter(body -> body.contains("The node passes every stage as far as the log tells; its cell "))
                .toList();
        assertFalse(bodies.isEmpty(), "no job is said to have been let go");
        String told = CELLS.get(0) + " let the job overflow, and the job was decided in ";
        bodies.forEach(body -> assertTrue(body.contains(told), body));
    }

    private static boolean sawRoom(RoutingDecision decision, String cell) {
        boolean room = false;
        for (CellVisit visit : decision.getVisits()) {
            if (visit.getCell().equals(cell)) {
                room = visit.getFunnel().stream()
                        .anyMatch(count -> count.getStage() == Stage.FREE_SLOT && count.getLeft() > 0);
            }
        }
        return room;
    }

    /** First attempts of the global pool that were assigned in their home cell. */
    private static Stream<RoutingDecision> global(Predicate<RoutingDecision> some) {
        return decisions.stream()
                .filter(decision -> decision.getKind() == DecisionKind.ASSIGNED)
                .filter(decision -> decision.getAttempt() == 1)
                .filter(decision -> decision.getSubcloudId() == null)
                .filter(decision -> decision.getCell().equals(decision.getHomeCell()))
                .filter(some);
    }

    @Test
    void shouldTellOwnersOfTheirSubcloudAloneAndStrangersNothing() {
        RoutingDecision theirs = decisions.stream()
                .filter(one -> SUBCLOUD.equals(one.getSubcloudId()) && one.getKind() == DecisionKind.ASSIGNED)
                .findFirst()
                .orElseThrow();
        String path = "/v1/decisions/" + theirs.getJobId();
        String unknown = "01938a5e-7c00-7000-8000-000000000001";
        HttpResponse<String> missing = get("stranger", "/v1/decisions/" + unknown);
        assertEquals(404, missing.statusCode());

        assertEquals(200, get("owner", path).statusCode());
        HttpResponse<String> hidden = get("stranger", path);
        assertEquals(404, hidden.statusCode());
        assertEquals(missing.body().replace(unknown, theirs.getJobId()), hidden.body());
        String global = global(decision -> true).findFirst().orElseThrow().getJobId();
        assertEquals(404, get("owner", "/v1/decisions/" + global).statusCode());

        HttpResponse<String> nobody = get("nobody", path);
        assertEquals(401, nobody.statusCode());
        assertEquals(
                "Bearer realm=\"subcloud-mesh\"",
                nobody.headers().firstValue("WWW-Authenticate").orElse(""));
        assertEquals(401, plan("nobody", "{}").statusCode());
    }

    /** One that is no member could be anybody's. */
    @Test
    void shouldTellOwnersOfTheirMembersAlone() {
        RoutingDecision theirs = decisions.stream()
                .filter(one -> SUBCLOUD.equals(one.getSubcloudId()) && one.getKind() == DecisionKind.ASSIGNED)
                .findFirst()
                .orElseThrow();
        String path = "/v1/decisions/" + theirs.getJobId() + "?why-not=";
        HttpResponse<String> stranger = get("owner", path + "node-3");
        assertEquals(404, stranger.statusCode(), stranger.body());
        assertEquals(get("owner", path + "node-9").body().replace("node-9", "node-3"), stranger.body());
        assertEquals(200, get("owner", path + "node-1").statusCode());
    }

    @Test
    void shouldPlanWithTheJobsOfTheirSubcloudsAlone() {
        String draft = "{\"policies\":[],\"members\":[]}";
        long theirs = decisions.stream()
                .filter(one -> SUBCLOUD.equals(one.getSubcloudId()))
                .map(RoutingDecision::getJobId)
                .distinct()
                .count();
        HttpResponse<String> owner = plan("owner", draft);
        assertTrue(owner.body().contains("\"total\":{\"jobs\":" + theirs + ","), owner.body());
        HttpResponse<String> stranger = plan("stranger", draft);
        assertEquals(400, stranger.statusCode(), stranger.body());
        HttpResponse<String> empty = plan("stranger", "/v1/plans?as-of=2026-01-01T00:00:00Z", draft);
        assertEquals(empty.body(), stranger.body());
        assertEquals(
                400,
                plan("operator", "/v1/plans?as-of=2026-01-01T00:00:00Z", draft).statusCode());
    }

    @Test
    void shouldPlanNothingForWhoHoldsNoSubcloud() {
        HttpResponse<String> guest = plan("guest", "{\"policies\":[null]}");
        assertEquals(404, guest.statusCode(), guest.body());
    }

    @Test
    void shouldPlanForNoMoreHoursThanTheLogKeeps() {
        for (String hours : List.of("0", "-1", "169")) {
            HttpResponse<String> refused = plan("operator", "/v1/plans?hours=" + hours, "{}");
            assertEquals(400, refused.statusCode(), refused.body());
            assertTrue(refused.body().contains("from 1 to 168"), refused.body());
        }
    }

    @Test
    void shouldPlanForMinutesInPlaceOfHours() {
        HttpResponse<String> none = plan("operator", "/v1/plans?minutes=1&as-of=2026-01-01T00:30:00Z", "{}");
        assertEquals(400, none.statusCode(), none.body());
        assertTrue(none.body().contains("between 2026-01-01T00:29:00Z and 2026-01-01T00:30:00Z"), none.body());
        for (String minutes : List.of("minutes=0", "minutes=10081", "minutes=5&hours=1")) {
            HttpResponse<String> refused = plan("operator", "/v1/plans?" + minutes, "{}");
            assertEquals(400, refused.statusCode(), refused.body());
            String why = minutes.contains("hours") ? "not both" : "minutes is a number from 1 to 10080";
            assertTrue(refused.body().contains(why), refused.body());
        }
    }

    @Test
    void shouldRefuseDraftsThatAreNotWhole() {
        for (String draft : List.of(
                "{\"policies\":[null]}",
                "{\"policies\":[{\"value\":null}]}",
                "{\"policies\":[{\"key\":\"subcloud/s-0\",\"value\":\"{}\"}]}",
                "{\"members\":[null]}",
                "{\"members\":[{\"node\":\"node-0\",\"subclouds\":null,\"isolated\":false}]}",
                "{\"members\":[{\"node\":\"node-0\",\"subclouds\":[null],\"isolated\":false}]}",
                "{\"members\":[{\"node\":null,\"subclouds\":[],\"isolated\":false}]}",
                "{\"members\":[{\"node\":\"node-0\",\"subclouds\":[],\"isolated\":false},"
                        + "{\"node\":\"node-0\",\"subclouds\":[],\"isolated\":true}]}")) {
            HttpResponse<String> refused = plan(draft);
            assertEquals(400, refused.statusCode(), draft + " " + refused.body());
            assertTrue(refused.body().contains("send what registry-service answers"), refused.body());
        }
    }

    @Test
    void shouldMakeOnePlanAndOneDecisionAgainAtATime() {
        String decided = "/v1/decisions/" + any(DecisionKind.ASSIGNED).getJobId() + "?attempt=1";
        assertFewAtATime(
                8,
                request("operator", "/v1/plans?hours=1")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))
                        .build());
        assertFewAtATime(8, request("operator", decided).build());
    }

    @Test
    void shouldExplainFewJobsAtATime() {
        String decided = "/v1/decisions/" + any(DecisionKind.ASSIGNED).getJobId();
        assertFewAtATime(64, request("operator", decided).build());
    }

    /** On a busy machine all of a round may come one after the other; a router that takes all of them never refuses one. */
    private static void assertFewAtATime(int asked, HttpRequest request) {
        int refused = 0;
        for (int round = 1; refused == 0 && round <= 20; round++) {
            refused = refusals(asked, request);
        }
        assertTrue(refused > 0, () -> "none of " + request.uri() + " was refused");
    }

    /** Asks so many times at once, and returns how many of them were refused. */
    private static int refusals(int asked, HttpRequest request) {
        List<CompletableFuture<HttpResponse<String>>> sent = Stream.generate(
                        () -> HTTP.sendAsync(request, BodyHandlers.ofString()))
                .limit(asked)
                .toList();
        List<HttpResponse<String>> answers =
                sent.stream().map(CompletableFuture::join).toList();
        assertTrue(answers.stream().anyMatch(answer -> answer.statusCode() == 200), answers::toString);
        List<HttpResponse<String>> refused =
                answers.stream().filter(answer -> answer.statusCode() != 200).toList();
        for (HttpResponse<String> answer : refused) {
            assertEquals(503, answer.statusCode(), answer.body());
            assertEquals("1", answer.headers().firstValue("Retry-After").orElse(""));
        }
        return refused.size();
    }

    @Test
    void shouldSayWhatToDoWhereThereIsNoAnswer() {
        HttpResponse<String> noId = get("/v1/decisions/nonsense");
        assertEquals(400, noId.statusCode());
        assertTrue(noId.body().contains("UUID of version 7"), noId.body());
        HttpResponse<String> unknown = get("/v1/decisions/01938a5e-7c00-7000-8000-000000000001");
        assertEquals(404, unknown.statusCode());
        assertTrue(unknown.body().contains("the log holds no such decision"), unknown.body());
        HttpResponse<String> noTime =
                get("/v1/decisions/" + any(DecisionKind.ASSIGNED).getJobId() + "?as-of=soon");
        assertEquals(400, noTime.statusCode());
        for (String never : List.of("%2B999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z")) {
            HttpResponse<String> noRecord =
                    get("/v1/decisions/" + any(DecisionKind.ASSIGNED).getJobId() + "?as-of=" + never);
            assertEquals(400, noRecord.statusCode(), noRecord.body());
            assertEquals(400, plan("operator", "/v1/plans?as-of=" + never, "{}").statusCode());
        }
        HttpResponse<String> noNode =
                get("/v1/decisions/" + any(DecisionKind.ASSIGNED).getJobId() + "?why-not=nobody");
        assertEquals(404, noNode.statusCode());
        assertFalse(noNode.body().contains("Exception"), noNode.body());
    }

    @Test
    void shouldSayThatADraftWhichChangesNothingChangesNothing() {
        HttpResponse<String> answer = plan("{\"policies\":[],\"members\":[]}");
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(
                answer.body()
                        .contains("\"total\":{\"jobs\":" + jobs + ",\"sameNode\":" + jobs + ",\"moved\":{\"count\":0,"),
                answer.body());
    }

    @Test
    void shouldSayWhichJobsADraftWouldTurnAway() {
        HttpResponse<String> answer = plan("{\"members\":["
                + "{\"node\":\"node-0\",\"subclouds\":[],\"isolated\":false},"
                + "{\"node\":\"node-1\",\"subclouds\":[],\"isolated\":false},"
                + "{\"node\":\"node-2\",\"subclouds\":[],\"isolated\":false}]}");
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"newlyRefused\":{\"NOTHING_ELIGIBLE\":{\"count\":"), answer.body());
        HttpResponse<String> gone = plan("{\"policies\":[{\"key\":\"subcloud/s-0\",\"value\":null}]}");
        assertTrue(gone.body().contains("\"UNKNOWN_SUBCLOUD\":{\"count\":"), gone.body());
        assertEquals(
                400,
                plan("{\"policies\":[{\"key\":\"subcloud/s-0\",\"value\":\"no\"}]}")
                        .statusCode());
    }
}
