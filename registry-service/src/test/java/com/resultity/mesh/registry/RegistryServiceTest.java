package com.resultity.mesh.registry;

import static com.resultity.mesh.registry.TestingManifests.node;
import static com.resultity.mesh.registry.TestingManifests.subcloud;
import static com.resultity.mesh.registry.TestingManifests.whitelisted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.resultity.mesh.registry.TestingRegistry.Answer;
import com.resultity.mesh.schemas.AccessGrant;
import com.resultity.mesh.schemas.Criteria;
import com.resultity.mesh.schemas.GeoMode;
import com.resultity.mesh.schemas.GrantSubject;
import com.resultity.mesh.schemas.LocationEvidence;
import com.resultity.mesh.schemas.Model;
import com.resultity.mesh.schemas.NodeLocation;
import com.resultity.mesh.schemas.NodeMemberships;
import com.resultity.mesh.schemas.Quota;
import com.resultity.mesh.schemas.ServiceLevel;
import com.resultity.mesh.schemas.Subcloud;
import com.resultity.mesh.schemas.SubjectKind;
import com.resultity.mesh.schemas.TenantBinding;
import com.resultity.mesh.testkit.Await;
import com.resultity.mesh.testkit.MeshCluster;
import com.resultity.mesh.testkit.RecordWriter;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The service as a whole, on a real broker and a real schema registry. */
class RegistryServiceTest {

    @RegisterExtension
    static final MeshCluster CLUSTER = MeshCluster.fresh();

    @Test
    void shouldShowEachMembershipByTheExamples() {
        try (TestingRegistry registry = TestingRegistry.start(CLUSTER);
                RecordWriter geo = CLUSTER.writer()) {
            ok(registry.apply(Examples.all()));
            locate(geo, "node-example-berlin", "DE", "EU");
            locate(geo, "node-example-helsinki", "FI", "EU");
            locate(geo, "node-example-turku", "FI", "EU");
            locate(geo, "node-example-singapore", "SG", "SEA");

            Await.until("memberships", () -> {
                assertEquals(
                        Map.of(
                                "eu-gdpr",
                                "ACTIVE",
                                "multimodal",
                                "ACTIVE",
                                "verified-sla",
                                "ACTIVE",
                                "open-weights",
                                "ACTIVE",
                                "partner-api",
                                "ACTIVE",
                                "premium-sla",
                                "ACTIVE"),
                        membershipsOf(registry, "node-example-berlin"));
                assertEquals(Map.of("healthcare", "ACTIVE"), membershipsOf(registry, "node-example-helsinki"));
                assertEquals(Map.of("healthcare", "SUSPENDED"), membershipsOf(registry, "node-example-turku"));
                assertEquals(Map.of("healthcare", "REQUESTED"), membershipsOf(registry, "node-example-utrecht"));
                assertEquals(Map.of("company-private", "ACTIVE"), membershipsOf(registry, "node-example-acme-1"));
                assertEquals(Map.of("company-private", "INVITED"), membershipsOf(registry, "node-example-acme-2"));
                assertEquals(Map.of("eu-gdpr", "SUSPENDED"), membershipsOf(registry, "node-example-singapore"));
                assertEquals(Map.of("team-model", "ACTIVE"), membershipsOf(registry, "node-example-team-1"));
                assertEquals(Map.of("vendor-cluster", "ACTIVE"), membershipsOf(registry, "node-example-vendor-a-1"));
                assertEquals(Map.of("university-pool", "ACTIVE"), membershipsOf(registry, "node-example-campus-1"));
                return true;
            });
            JsonNode helsinki =
                    registry.get("/v1/subclouds/healthcare/memberships?limit=1").body();
            assertEquals("node-example-helsinki", helsinki.at("/items/0/node").asText());
            assertEquals("node-example-helsinki", helsinki.path("next").asText());
        }
    }

    @Test
    void shouldAnswerInAFormThatCanBeAppliedAgain() {
        try (TestingRegistry registry = TestingRegistry.start(CLUSTER)) {
            ok(registry.apply(Examples.all()));
            List<String> kept = new ArrayList<>();
            registry.get("/v1/subclouds?limit=1000").body().path("items").forEach(it -> kept.add(it.toString()));
            registry.get("/v1/nodes?limit=1000").body().path("items").forEach(it -> kept.add(it.toString()));
            registry.get("/v1/models?limit=1000").body().path("items").forEach(it -> kept.add(it.toString()));
            registry.get("/v1/tenants?limit=1000").body().path("items").forEach(it -> kept.add(it.toString()));

            JsonNode results = ok(registry.apply(String.join("\n---\n", kept)));

            assertTrue(kept.size() >= 48, () -> "only " + kept.size() + " items");
            assertEquals(kept.size(), results.path("results").size());
            results.path("results")
                    .forEach(result ->
                            assertEquals("UNCHANGED", result.path("change").asText()));
        }
    }

    @Test
    void shouldKeepItsStateOverARestart() {
        Map<String, JsonNode> before = new TreeMap<>();
        long version;
        try (TestingRegistry registry = TestingRegistry.start(CLUSTER);
                RecordWriter geo = CLUSTER.writer()) {
            ok(registry.apply(whitelisted("kept", "[a, b]") + subcloud("kept-zone", "{zones: [EU]}")));
            ok(registry.apply(whitelisted("kept", "[b, c]") + node("kept-1", "[kept, kept-zone]")));
            locate(geo, "kept-1", "DE", "EU");
            Await.until("the location to be judged", () -> "ACTIVE"
                    .equals(membershipsOf(registry, "kept-1").get("kept-zone")));
            ok(registry.apply(
                    TestingManifests.model("kept-model", "kept") + TestingManifests.tenant("kept-tenant", "kept")));
            issue(registry, "kept", "{\"tenant\": \"b\", \"expiresIn\": \"30d\"}");
            everything().forEach(path -> before.put(path, ok(registry.get(path))));
            version = versionOf(before.get("/v1/nodes/kept-1"));
        }
        try (TestingRegistry registry = TestingRegistry.start(CLUSTER)) {
            everything().forEach(path -> assertEquals(before.get(path), ok(registry.get(path)), path));
            JsonNode kept = ok(registry.get("/v1/subclouds/kept"));
            assertEquals("[\"b\",\"c\"]", kept.at("/spec/access/tenants").toString());
            assertEquals(
                    versionOf(kept) + 1,
                    ok(registry.apply(whitelisted("kept", "[c]")))
                            .at("/results/0/version")
                            .asLong());
            assertEquals(version, versionOf(ok(registry.get("/v1/nodes/kept-1"))));
        }
    }

    @Test
    void shouldJudgeAtStartUpWhatWasFoundOutMeanwhile() {
        try (TestingRegistry registry = TestingRegistry.start(CLUSTER)) {
            ok(registry.apply(subcloud("unjudged-pool", "{countries: [DE]}")));
            ok(registry.apply(node("unjudged-1", "[unjudged-pool]")));
            assertEquals(Map.of("unjudged-pool", "SUSPENDED"), membershipsOf(registry, "unjudged-1"));
        }
        try (RecordWriter writer = CLUSTER.writer()) {
            locate(writer, "unjudged-1", "DE", "EU");
        }
        try (TestingRegistry registry = TestingRegistry.start(CLUSTER)) {
            Await.until("the location to be judged", () -> "ACTIVE"
                    .equals(membershipsOf(registry, "unjudged-1").get("unjudged-pool")));
        }
    }

    @Test
    void shouldChangeNothingWhenAnyManifestHasAMistake() {
        try (TestingRegistry registry = TestingRegistry.start(CLUSTER)) {
            ok(registry.apply(subcloud("steady", "{}") + node("steady-1", "[steady]")));
            long version = versionOf(ok(registry.get("/v1/subclouds/steady")));
            List<Integer> before = logSizes();

            Answer refused = registry.apply(subcloud("steady", "{minimumTrustLevel: 2}")
                    + node("steady-2", "[steady]")
                    + node("steady-3", "[stedy]")
                    + node("steady-4", "[steady]").replace("country: DE", "country: Germany"));

            assertEquals(422, refused.status());
            assertEquals("application/problem+json", refused.contentType());
            assertEquals(
                    List.of(
                            "3/27 spec.subclouds: there is no Subcloud stedy -> write steady",
                            "4/35 spec.country: \"Germany\" is not a country code"
                                    + " -> use a code of ISO 3166-1 alpha-2, such as DE"),
                    errors(refused));
            assertEquals(before, logSizes());
            assertEquals(404, registry.get("/v1/nodes/steady-2").status());
            assertEquals(version, versionOf(ok(registry.get("/v1/subclouds/steady"))));
        }
    }

    @Test
    void shouldShowAChangeInTheFirstReadAfterIt() {
        try (TestingRegistry registry = TestingRegistry.start(CLUSTER)) {
            ok(registry.apply(subcloud("swift", "{}")));
            for (int round = 0; round < 20; round++) {
                int trustLevel = round % 2;
                ok(registry.apply(node("swift-1", "[swift]") + "  trustLevel: " + trustLevel + "\n"));
                assertEquals(
                        trustLevel,
                        ok(registry.get("/v1/nodes/swift-1"))
                                .at("/spec/trustLevel")
                                .asInt());
                assertEquals(Map.of("swift", "ACTIVE"), membershipsOf(registry, "swift-1"));
                ok(registry.apply(subcloud("swift", "{minimumTrustLevel: 3}")));
                assertEquals(Map.of("swift", "SUSPENDED"), membershipsOf(registry, "swift-1"));
                ok(registry.apply(subcloud("swift", "{}")));
            }
        }
    }

    @Test
    void shouldLeaveTombstonesForWhatIsRemoved() {
        try (TestingRegistry registry = TestingRegistry.start(CLUSTER)) {
            ok(registry.apply(whitelisted("gone", "[a, b]") + node("gone-1", "[gone]") + node("gone-2", "[gone]")));
            ok(registry.apply(whitelisted("gone", "[b]")));
            assertNull(last(TopicCatalogue.ACCESS_GRANTS, "gone/a").value());
            assertEquals(
                    "b", last(TopicCatalogue.ACCESS_GRANTS, "gone/b").value().getTenantId());

            long version = versionOf(ok(registry.get("/v1/nodes/gone-1")));
            long membershipsVersion =
                    last(TopicCatalogue.SUBCLOUD_MEMBERSHIPS, "gone-2").value().getVersion();
            assertEquals(
                    "{\"results\":[{\"kind\":\"Node\",\"id\":\"gone-1\",\"version\":" + version
                            + ",\"change\":\"REMOVED\"}]}",
                    ok(registry.delete("/v1/nodes/gone-1")).toString());
            ok(registry.delete("/v1/subclouds/gone"));

            assertEquals(404, registry.get("/v1/nodes/gone-1").status());
            assertEquals(404, registry.get("/v1/subclouds/gone").status());
            assertEquals(404, registry.delete("/v1/subclouds/gone").status());
            assertNull(last(TopicCatalogue.NODES, "gone-1").value());
            assertNull(last(TopicCatalogue.SUBCLOUD_MEMBERSHIPS, "gone-1").value());
            assertNull(last(TopicCatalogue.SUBCLOUDS, "gone").value());
            assertNull(last(TopicCatalogue.ACCESS_GRANTS, "gone/b").value());
            NodeMemberships left =
                    last(TopicCatalogue.SUBCLOUD_MEMBERSHIPS, "gone-2").value();
            assertEquals(List.of(), left.getMemberships());
            assertEquals(membershipsVersion + 1, left.getVersion());

            JsonNode again = ok(registry.apply(node("gone-1", "[]"))).at("/results/0");
            assertEquals("CREATED", again.path("change").asText());
            assertTrue(again.path("version").asLong() > version, again::toString);
        }
    }

    @Test
    void shouldJudgeAgainWhenANodeIsFoundElsewhere() {
        try (TestingRegistry registry = TestingRegistry.start(CLUSTER);
                RecordWriter geo = CLUSTER.writer()) {
            ok(registry.apply(subcloud("moving", "{countries: [DE]}") + node("moving-1", "[moving]")));
            long first = last(TopicCatalogue.SUBCLOUD_MEMBERSHIPS, "moving-1")
                    .value()
                    .getVersion();
            assertEquals(Map.of("moving", "SUSPENDED"), membershipsOf(registry, "moving-1"));

            locate(geo, "moving-1", "DE", "EU");
            Await.until("to be let in", () -> Map.of("moving", "ACTIVE").equals(membershipsOf(registry, "moving-1")));

            geo.write(TopicCatalogue.NODE_LOCATIONS, "moving-1", null);
            Await.until(
                    "to be suspended", () -> Map.of("moving", "SUSPENDED").equals(membershipsOf(registry, "moving-1")));
            // Each of the three was written once, and nothing in between.
            assertEquals(
                    first + 2,
                    last(TopicCatalogue.SUBCLOUD_MEMBERSHIPS, "moving-1")
                            .value()
                            .getVersion());
        }
    }

    @Test
    void shouldSuspendWhoIsMeasuredBelowAFloorAndStayWithItOverARestart() {
        try (TestingRegistry registry = TestingRegistry.start(CLUSTER);
                RecordWriter sla = CLUSTER.writer()) {
            ok(registry.apply(subcloud("quick", "{maximumLatency: 2s}") + node("quick-1", "[quick]")));
            assertEquals(Map.of("quick", "ACTIVE"), membershipsOf(registry, "quick-1"));

            measure(sla, "quick-1", 2_001);
            Await.until(
                    "to be suspended", () -> Map.of("quick", "SUSPENDED").equals(membershipsOf(registry, "quick-1")));
            assertEquals(
                    "maximumLatency: the node took 2001 ms for 95 of 100 jobs, and 2s are the most",
                    last(TopicCatalogue.SUBCLOUD_MEMBERSHIPS, "quick-1")
                            .value()
                            .getMemberships()
                            .get(0)
                            .getReason());
            measure(sla, "quick-1", 900);
        }
        long before =
                last(TopicCatalogue.SUBCLOUD_MEMBERSHIPS, "quick-1").value().getVersion();
        try (TestingRegistry again = TestingRegistry.start(CLUSTER)) {
            // Good figures have not lasted long enough, and all that the restart could change was changed before this.
            ok(again.apply(node("quick-2", "[quick]")));
            assertEquals(Map.of("quick", "SUSPENDED"), membershipsOf(again, "quick-1"));
            assertEquals(
                    before,
                    last(TopicCatalogue.SUBCLOUD_MEMBERSHIPS, "quick-1").value().getVersion());
        }
    }

    @Test
    void shouldServeFromSeveralInstancesAndGoOnWhenOneStops() {
        try (TestingRegistry second = TestingRegistry.start(CLUSTER)) {
            try (TestingRegistry first = TestingRegistry.start(CLUSTER)) {
                ok(first.apply(subcloud("shared", "{}")));
                Await.until(
                        "the other to see it",
                        () -> second.get("/v1/subclouds/shared").status() == 200);
                ok(second.apply(subcloud("shared", "{minimumTrustLevel: 1}")));
            }
            ok(second.apply(subcloud("shared", "{minimumTrustLevel: 2}")));
            Await.until("readiness", () -> second.get("/health/readiness").status() == 200);
        }
    }

    @Test
    void shouldKnowNothingWhileItCannotReadItsLog() {
        try (TestingRegistry registry = TestingRegistry.startWithoutBroker()) {
            assertEquals(503, registry.get("/health/readiness").status());
            Answer refused = registry.get("/v1/nodes");
            assertEquals(503, refused.status());
            assertEquals("application/problem+json", refused.contentType());
            assertEquals(503, registry.apply(subcloud("early", "{}")).status());
        }
    }

    @Test
    void shouldPageThroughLists() {
        try (TestingRegistry registry = TestingRegistry.start(CLUSTER)) {
            ok(registry.apply(IntStream.range(0, 25)
                    .mapToObj(i -> node(String.format("page-%02d", i), "[]"))
                    .collect(Collectors.joining())));

            List<String> seen = new ArrayList<>();
            String after = "page-";
            do {
                JsonNode page = ok(registry.get("/v1/nodes?limit=10&after=" + after));
                page.path("items")
                        .forEach(item -> seen.add(item.at("/metadata/id").asText()));
                after = page.path("next").asText(null);
            } while (after != null && after.startsWith("page-"));

            assertEquals(
                    IntStream.range(0, 25)
                            .mapToObj(i -> String.format("page-%02d", i))
                            .toList(),
                    seen.stream().filter(id -> id.startsWith("page-")).toList());
        }
    }

    @Test
    void shouldAnswerEveryFailureAsAProblem() {
        try (TestingRegistry registry = TestingRegistry.start(CLUSTER)) {
            assertProblem(404, "there is no such node", registry.get("/v1/nodes/nobody"));
            assertProblem(404, "there is no such Subcloud", registry.get("/v1/subclouds/nobody/memberships"));
            assertProblem(404, "there is nothing at this path", registry.get("/v2/nodes"));
            assertProblem(405, "DELETE is not allowed here", registry.delete("/v1/nodes"));
            assertProblem(400, "limit must be from 1 to 1000", registry.get("/v1/nodes?limit=0"));
            assertProblem(400, "/limit is not of the form that is asked for here", registry.get("/v1/nodes?limit=x"));
            assertProblem(
                    415,
                    "send manifests as application/yaml, and anything else as application/json",
                    registry.post("text/plain", "kind: Node"));
            assertProblem(
                    413,
                    "send at most 8 MiB at once, and at most 8 KiB of headers",
                    registry.apply("#".repeat(8 * 1024 * 1024 + 1)));
            assertEquals(422, registry.apply("#\n".repeat(4 * 1024 * 1024)).status());
        }
    }

    @Test
    void shouldWriteEachFieldOfWhatTheRouterDecidesOn() {
        try (TestingRegistry registry = TestingRegistry.start(CLUSTER)) {
            ok(registry.apply("""
                    apiVersion: mesh.resultity.com/v1
                    kind: Subcloud
                    metadata: {id: rich, owner: org/example}
                    spec:
                      participation: open
                      criteria:
                        modalities: [text, image]
                        openWeightsOnly: true
                        minimumContext: 128K
                        minimumParameters: 8B
                        verifiedHardware: true
                      access:
                        policy: whitelist
                        tenants: [acme, {id: beta, quota: {concurrentJobs: 3, tokensPerMinute: 4}, until: 2100-01-01}]
                        teams: [acme]
                        organisations: [acme]
                      routing: {geo: prefer, fallbackZones: [SEA, EU], quota: {concurrentJobs: 7}}
                    """ + TestingManifests.model("rich/model", "rich")
                    + TestingManifests.tenant("rich-tenant", "rich")));

            Subcloud subcloud = last(TopicCatalogue.SUBCLOUDS, "rich").value();
            Criteria criteria = subcloud.getCriteria();
            assertEquals(List.of("image", "text"), criteria.getModalities());
            assertTrue(criteria.getOpenWeightsOnly() && criteria.getVerifiedHardware());
            assertEquals(131_072, criteria.getMinimumContextTokens());
            assertEquals(8_000, criteria.getMinimumParametersMillions());
            assertEquals(GeoMode.PREFER, subcloud.getGeoMode());
            assertEquals(List.of("SEA", "EU"), subcloud.getFallbackZones());
            assertEquals(new Quota(7, null), subcloud.getQuota());

            assertEquals(
                    GrantSubject.TENANT,
                    last(TopicCatalogue.ACCESS_GRANTS, "rich/acme").value().getSubjectKind());
            assertEquals(
                    GrantSubject.TEAM,
                    last(TopicCatalogue.ACCESS_GRANTS, "rich/team/acme").value().getSubjectKind());
            assertEquals(
                    GrantSubject.ORGANISATION,
                    last(TopicCatalogue.ACCESS_GRANTS, "rich/organisation/acme")
                            .value()
                            .getSubjectKind());
            AccessGrant limited =
                    last(TopicCatalogue.ACCESS_GRANTS, "rich/beta").value();
            assertEquals(new Quota(3, 4L), limited.getQuota());
            assertEquals(Instant.parse("2100-01-02T00:00:00Z").toEpochMilli(), limited.getEndsAt());

            Model model = last(TopicCatalogue.MODELS, "rich/model").value();
            assertEquals("rich", model.getPrivateTo());
            assertEquals(600, model.getParametersMillions());
            assertEquals(
                    "rich/model",
                    ok(registry.get("/v1/models/rich/model"))
                            .at("/metadata/name")
                            .asText());
            assertEquals(
                    new TenantBinding("rich", true),
                    last(TopicCatalogue.TENANTS, "rich-tenant").value().getBinding());
            assertEquals(List.of("acme", "beta", "organisation/acme", "team/acme"), grantIds(registry, "rich"));
            JsonNode spec = ok(registry.get("/v1/subclouds/rich")).path("spec");
            assertEquals("[\"acme\"]", spec.at("/access/teams").toString());
            assertEquals(
                    "2100-01-02T00:00:00Z", spec.at("/access/tenants/1/until").asText());

            ok(registry.delete("/v1/models/rich/model"));
            ok(registry.delete("/v1/tenants/rich-tenant"));
            assertNull(last(TopicCatalogue.MODELS, "rich/model").value());
            assertNull(last(TopicCatalogue.TENANTS, "rich-tenant").value());
            assertProblem(404, "there is no such model", registry.get("/v1/models/rich/model"));
            assertProblem(404, "there is no such tenant", registry.delete("/v1/tenants/rich-tenant"));
        }
    }

    private static List<String> grantIds(TestingRegistry registry, String subcloud) {
        List<String> ids = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonNode page = ok(registry.get("/v1/subclouds/" + subcloud + "/grants?limit=3&after=" + after));
            page.path("items").forEach(item -> ids.add(item.path("id").asText()));
            after = page.path("next").asText(null);
        }
        return ids;
    }

    private static void assertProblem(int status, String detail, Answer answer) {
        assertEquals(status, answer.status(), () -> answer.body().toString());
        assertEquals("application/problem+json", answer.contentType());
        assertEquals(status, answer.body().path("status").asInt());
        assertEquals(detail, answer.body().path("detail").asText());
        assertTrue(answer.body().hasNonNull("title"));
    }

    private static List<String> errors(Answer refused) {
        List<String> errors = new ArrayList<>();
        for (JsonNode error : refused.body().path("errors")) {
            errors.add(error.path("document").asInt() + "/" + error.path("line").asInt() + " "
                    + error.path("field").asText() + ": "
                    + error.path("problem").asText() + " -> "
                    + error.path("remedy").asText());
        }
        return errors;
    }

    private static JsonNode ok(Answer answer) {
        assertEquals(200, answer.status(), () -> answer.body().toPrettyString());
        return answer.body();
    }

    private static long versionOf(JsonNode resource) {
        return resource.at("/status/version").asLong();
    }

    private static JsonNode issue(TestingRegistry registry, String subcloud, String terms) {
        Answer answer = registry.postJson("/v1/subclouds/" + subcloud + "/tokens", terms);
        assertEquals(201, answer.status(), () -> answer.body().toPrettyString());
        return answer.body();
    }

    private static List<String> everything() {
        return List.of(
                "/v1/subclouds?limit=1000",
                "/v1/nodes?limit=1000",
                "/v1/subclouds/kept/memberships",
                "/v1/nodes/kept-1",
                "/v1/nodes/kept-1/memberships",
                "/v1/subclouds/kept/grants",
                "/v1/subclouds/kept/tokens",
                "/v1/models?limit=1000",
                "/v1/tenants?limit=1000");
    }

    private static Map<String, String> membershipsOf(TestingRegistry registry, String node) {
        Map<String, String> states = new TreeMap<>();
        for (JsonNode item :
                ok(registry.get("/v1/nodes/" + node + "/memberships")).path("items")) {
            states.put(item.path("subcloud").asText(), item.path("state").asText());
        }
        return states;
    }

    private static List<Integer> logSizes() {
        return Consumer.REGISTRY_SERVICE.reads().stream()
                .map(topic -> CLUSTER.log().readBytes(topic.name()).size())
                .toList();
    }

    private static <V extends SpecificRecord> ConsumerRecord<String, V> last(Topic<V> topic, String key) {
        return CLUSTER.log().read(topic).stream()
                .filter(record -> record.key().equals(key))
                .reduce((earlier, later) -> later)
                .orElseThrow();
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

    private static void locate(RecordWriter geo, String nodeId, String country, String zone) {
        geo.write(
                TopicCatalogue.NODE_LOCATIONS,
                nodeId,
                NodeLocation.newBuilder()
                        .setNodeId(nodeId)
                        .setVersion(1)
                        .setNodeVersion(1)
                        .setZoneTable(1)
                        .setCountry(country)
                        .setEvidence(LocationEvidence.DECLARED)
                        .setZone(zone)
                        .setCell(zone + "-0")
                        .build());
    }
}
