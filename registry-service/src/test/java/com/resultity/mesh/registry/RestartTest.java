package com.resultity.mesh.registry;

import static com.resultity.mesh.registry.TestingLocations.locate;
import static com.resultity.mesh.registry.TestingManifests.node;
import static com.resultity.mesh.registry.TestingManifests.subcloud;
import static com.resultity.mesh.registry.TestingManifests.whitelisted;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.resultity.mesh.registry.TestingRegistry.Answer;
import com.resultity.mesh.schemas.ServiceLevel;
import com.resultity.mesh.schemas.SubjectKind;
import com.resultity.mesh.testkit.Await;
import com.resultity.mesh.testkit.MeshCluster;
import com.resultity.mesh.testkit.RecordWriter;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An instance that starts where another one ended: all that it knows, it has from the topics. */
class RestartTest {

    @RegisterExtension
    static final MeshCluster CLUSTER = MeshCluster.fresh();

    private static final String TOKENS = "/v1/subclouds/kept/tokens";
    private static final String DECLARED_ONCE = subcloud("once", "{}");

    private static final List<String> EVERYTHING = List.of(
            "/v1/subclouds/kept",
            "/v1/subclouds/kept-zone",
            "/v1/subclouds/kept/memberships",
            "/v1/subclouds/kept/grants",
            "/v1/subclouds/kept/versions",
            TOKENS,
            "/v1/nodes/kept-1",
            "/v1/nodes/kept-1/memberships",
            "/v1/nodes/quick-1/memberships",
            "/v1/models",
            "/v1/tenants");

    private static final Map<String, JsonNode> BEFORE = new TreeMap<>();
    private static SpoiltTopics spoilt;
    private static JsonNode answeredOnce;
    private static TestingRegistry registry;

    @BeforeAll
    static void restart() {
        // Anew, for this process may try the class again, with empty topics.
        spoilt = new SpoiltTopics(CLUSTER);
        BEFORE.clear();
        try (TestingRegistry first = TestingRegistry.start(CLUSTER);
                RecordWriter others = CLUSTER.writer()) {
            ok(first.apply(whitelisted("kept", "[a, b]") + subcloud("kept-zone", "{zones: [EU]}")));
            ok(first.apply(whitelisted("kept", "[b, c]") + node("kept-1", "[kept, kept-zone]")));
            locate(others, "kept-1", "DE", "EU");
            Await.until("the location to be judged", () -> "ACTIVE"
                    .equals(first.membershipsOf("kept-1").get("kept-zone")));
            ok(first.apply(
                    TestingManifests.model("kept-model", "kept") + TestingManifests.tenant("kept-tenant", "kept")));
            ok(first.apply(subcloud("quick", "{maximumLatency: 2s}") + node("quick-1", "[quick]")));
            measure(others, "quick-1", 2_001);
            Await.until("the latency to be judged", () -> "SUSPENDED"
                    .equals(first.membershipsOf("quick-1").get("quick")));
            assertEquals(201, issue(first).status());
            answeredOnce = ok(first.withKey("declared").apply(DECLARED_ONCE));
            spoilt.spoil(others, "kept-1");
            spoilt.awaitLetters();
            Await.until("readiness", () -> first.get("/health/readiness").status() == 200);
            EVERYTHING.forEach(path -> BEFORE.put(path, ok(first.get(path))));
            ok(first.apply(subcloud("unjudged-pool", "{countries: [DE]}") + node("unjudged-1", "[unjudged-pool]")));
            assertEquals(Map.of("unjudged-pool", "SUSPENDED"), first.membershipsOf("unjudged-1"));
        }
        try (RecordWriter others = CLUSTER.writer()) {
            locate(others, "unjudged-1", "DE", "EU");
            measure(others, "quick-1", 900);
            // So that the next one finds new ones of these beside old ones.
            spoilt.spoil(others, "kept-1");
        }
        registry = TestingRegistry.start(CLUSTER);
    }

    @AfterAll
    static void end() {
        registry.close();
    }

    @Test
    void shouldReadTheSameAndGoOnFromItsVersions() {
        EVERYTHING.forEach(path -> assertEquals(BEFORE.get(path), ok(registry.get(path)), path));
        JsonNode kept = ok(registry.get("/v1/subclouds/kept"));
        assertEquals("[\"b\",\"c\"]", kept.at("/spec/access/tenants").toString());
        assertEquals(
                kept.at("/status/version").asLong() + 1,
                ok(registry.apply(whitelisted("kept", "[c]")))
                        .at("/results/0/version")
                        .asLong());
    }

    @Test
    void shouldJudgeWhatWasFoundOutMeanwhile() {
        Await.until("the location to be judged", () -> "ACTIVE"
                .equals(registry.membershipsOf("unjudged-1").get("unjudged-pool")));
    }

    @Test
    void shouldStayWithWhatWasMeasuredBelowAFloorUntilBetterFiguresHaveLasted() {
        assertEquals(
                "maximumLatency: the node took 2001 ms for 95 of 100 jobs, and 2s are the most",
                BEFORE.get("/v1/nodes/quick-1/memberships")
                        .at("/items/0/reason")
                        .asText());
        Await.until("the location to be judged, and with it what was measured", () -> "ACTIVE"
                .equals(registry.membershipsOf("unjudged-1").get("unjudged-pool")));
        assertEquals(Map.of("quick", "SUSPENDED"), registry.membershipsOf("quick-1"));
    }

    /** As after a crash between the registrar's transaction and the answer. */
    @Test
    void shouldAnswerWhatTheRegistrarRemembersOfAKey() {
        TestingRegistry again = registry.withKey("declared");
        assertEquals(answeredOnce, ok(again.apply(DECLARED_ONCE)));
        assertEquals("CREATED", answeredOnce.at("/results/0/change").asText());
        assertEquals(
                "UNCHANGED",
                ok(registry.apply(DECLARED_ONCE)).at("/results/0/change").asText());

        Answer shownBefore = issue(registry);
        assertEquals(409, shownBefore.status(), () -> shownBefore.body().toString());
        assertEquals(1, ok(registry.get(TOKENS)).path("items").size());
    }

    @Test
    void shouldRefuseAKeyThatTheRegistrarRemembersOfAnotherRequest() {
        Answer refused = registry.withKey("declared").apply(subcloud("once", "{minimumTrustLevel: 1}"));
        assertEquals(422, refused.status(), () -> refused.body().toString());
    }

    @Test
    void shouldSetMalformedRecordsAsideOnceEvenOverARestart() {
        // All of the log before this change was read, so all letters there will ever be are written.
        ok(registry.apply(node("after-all", "[]")));
        spoilt.awaitLetters();
    }

    @Test
    void shouldServeBesideAnotherInstanceAndGoOnWhenThatStops() {
        try (TestingRegistry other = TestingRegistry.start(CLUSTER)) {
            ok(other.apply(subcloud("shared", "{}")));
            Await.until(
                    "the other to see it",
                    () -> registry.get("/v1/subclouds/shared").status() == 200);
            ok(registry.apply(subcloud("shared", "{minimumTrustLevel: 1}")));
        }
        ok(registry.apply(subcloud("shared", "{minimumTrustLevel: 2}")));
        Await.until("readiness", () -> registry.get("/health/readiness").status() == 200);
    }

    private static void measure(RecordWriter sla, String nodeId, long latencyP95Milliseconds) {
        sla.write(
                TopicCatalogue.SERVICE_LEVELS,
                "node/" + nodeId,
                ServiceLevel.newBuilder()
                        .setKind(SubjectKind.NODE)
                        .setSubjectId(nodeId)
                        .setWindowMilliseconds(60_000)
                        .setAvailabilityPartsPerMillion(1_000_000)
                        .setServed(10)
                        .setFailed(0)
                        .setLatencyP95Milliseconds(latencyP95Milliseconds)
                        .setComputedAt(System.currentTimeMillis())
                        .build());
    }

    private static Answer issue(TestingRegistry asked) {
        return asked.withKey("issued").postJson(TOKENS, "{\"tenant\": \"b\", \"expiresIn\": \"30d\"}");
    }

    private static JsonNode ok(Answer answer) {
        assertEquals(200, answer.status(), () -> answer.body().toPrettyString());
        return answer.body();
    }
}
