package com.resultity.mesh.registry;

import static com.resultity.mesh.registry.TestingLocations.locate;
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
import com.resultity.mesh.schemas.Model;
import com.resultity.mesh.schemas.NodeMemberships;
import com.resultity.mesh.schemas.Quota;
import com.resultity.mesh.schemas.Subcloud;
import com.resultity.mesh.schemas.TenantBinding;
import com.resultity.mesh.testkit.Await;
import com.resultity.mesh.testkit.RecordWriter;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The service as a whole, on a real broker and a real schema registry. */
class RegistryServiceTest {

    @RegisterExtension
    static final SharedRegistry SHARED = SharedRegistry.open();

    private final TestingRegistry registry = SHARED.registry();

    @Test
    void shouldShowEachMembershipByTheExamples() {
        try (RecordWriter geo = SHARED.cluster().writer()) {
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
                        registry.membershipsOf("node-example-berlin"));
                assertEquals(Map.of("healthcare", "ACTIVE"), registry.membershipsOf("node-example-helsinki"));
                assertEquals(Map.of("healthcare", "SUSPENDED"), registry.membershipsOf("node-example-turku"));
                assertEquals(Map.of("healthcare", "REQUESTED"), registry.membershipsOf("node-example-utrecht"));
                assertEquals(Map.of("company-private", "ACTIVE"), registry.membershipsOf("node-example-acme-1"));
                assertEquals(Map.of("company-private", "INVITED"), registry.membershipsOf("node-example-acme-2"));
                assertEquals(Map.of("eu-gdpr", "SUSPENDED"), registry.membershipsOf("node-example-singapore"));
                assertEquals(Map.of("team-model", "ACTIVE"), registry.membershipsOf("node-example-team-1"));
                assertEquals(Map.of("vendor-cluster", "ACTIVE"), registry.membershipsOf("node-example-vendor-a-1"));
                assertEquals(Map.of("university-pool", "ACTIVE"), registry.membershipsOf("node-example-campus-1"));
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
        String examples = Examples.all();
        ok(registry.apply(examples));
        List<String> kept = new ArrayList<>();
        for (String list : List.of("subclouds", "nodes", "models", "tenants")) {
            for (JsonNode item : ok(registry.get("/v1/" + list + "?limit=1000")).path("items")) {
                JsonNode metadata = item.path("metadata");
                String name =
                        metadata.path(list.equals("models") ? "name" : "id").asText();
                if (Pattern.compile("(id|name): " + Pattern.quote(name) + "\\b")
                        .matcher(examples)
                        .find()) {
                    kept.add(item.toString());
                }
            }
        }

        JsonNode results = ok(registry.apply(String.join("\n---\n", kept)));

        assertTrue(kept.size() >= 48, () -> "only " + kept.size() + " items");
        assertEquals(kept.size(), results.path("results").size());
        results.path("results")
                .forEach(result ->
                        assertEquals("UNCHANGED", result.path("change").asText()));
    }

    @Test
    void shouldChangeNothingWhenAnyManifestHasAMistake() {
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

    @Test
    void shouldShowAChangeInTheFirstReadAfterIt() {
        ok(registry.apply(subcloud("swift", "{}")));
        for (int round = 0; round < 20; round++) {
            int trustLevel = round % 2;
            ok(registry.apply(node("swift-1", "[swift]") + "  trustLevel: " + trustLevel + "\n"));
            assertEquals(
                    trustLevel,
                    ok(registry.get("/v1/nodes/swift-1")).at("/spec/trustLevel").asInt());
            assertEquals(Map.of("swift", "ACTIVE"), registry.membershipsOf("swift-1"));
            ok(registry.apply(subcloud("swift", "{minimumTrustLevel: 3}")));
            assertEquals(Map.of("swift", "SUSPENDED"), registry.membershipsOf("swift-1"));
            ok(registry.apply(subcloud("swift", "{}")));
        }
    }

    @Test
    void shouldLeaveTombstonesForWhatIsRemoved() {
        ok(registry.apply(whitelisted("gone", "[a, b]") + node("gone-1", "[gone]") + node("gone-2", "[gone]")));
        ok(registry.apply(whitelisted("gone", "[b]")));
        assertNull(last(TopicCatalogue.ACCESS_GRANTS, "gone/a").value());
        assertEquals("b", last(TopicCatalogue.ACCESS_GRANTS, "gone/b").value().getTenantId());

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

    @Test
    void shouldJudgeAgainWhenANodeIsFoundElsewhere() {
        try (RecordWriter geo = SHARED.cluster().writer()) {
            ok(registry.apply(subcloud("moving", "{countries: [DE]}") + node("moving-1", "[moving]")));
            long first = last(TopicCatalogue.SUBCLOUD_MEMBERSHIPS, "moving-1")
                    .value()
                    .getVersion();
            assertEquals(Map.of("moving", "SUSPENDED"), registry.membershipsOf("moving-1"));

            locate(geo, "moving-1", "DE", "EU");
            Await.until("to be let in", () -> Map.of("moving", "ACTIVE").equals(registry.membershipsOf("moving-1")));

            geo.write(TopicCatalogue.NODE_LOCATIONS, "moving-1", null);
            Await.until(
                    "to be suspended", () -> Map.of("moving", "SUSPENDED").equals(registry.membershipsOf("moving-1")));
            // Each of the three was written once, and nothing in between.
            assertEquals(
                    first + 2,
                    last(TopicCatalogue.SUBCLOUD_MEMBERSHIPS, "moving-1")
                            .value()
                            .getVersion());
        }
    }

    @Test
    void shouldKnowNothingWhileItCannotReadItsLog() {
        try (TestingRegistry deaf = TestingRegistry.startWithoutBroker(Map.of())) {
            assertEquals(503, deaf.get("/health/readiness").status());
            Answer refused = deaf.get("/v1/nodes");
            assertEquals(503, refused.status());
            assertEquals("application/problem+json", refused.contentType());
            assertEquals(503, deaf.apply(subcloud("early", "{}")).status());
        }
    }

    @Test
    void shouldPageThroughLists() {
        ok(registry.apply(IntStream.range(0, 25)
                .mapToObj(i -> node(String.format("page-%02d", i), "[]"))
                .collect(Collectors.joining())));

        List<String> seen = new ArrayList<>();
        String after = "page-";
        do {
            JsonNode page = ok(registry.get("/v1/nodes?limit=10&after=" + after));
            page.path("items").forEach(item -> seen.add(item.at("/metadata/id").asText()));
            after = page.path("next").asText(null);
        } while (after != null && after.startsWith("page-"));

        assertEquals(
                IntStream.range(0, 25)
                        .mapToObj(i -> String.format("page-%02d", i))
                        .toList(),
                seen.stream().filter(id -> id.startsWith("page-")).toList());
    }

    @Test
    void shouldAnswerEveryFailureAsAProblem() {
        assertProblem(404, "there is no such node", registry.get("/v1/nodes/nobody"));
        assertProblem(404, "there is no such Subcloud", registry.get("/v1/subclouds/nobody/memberships"));
        assertProblem(404, "there is nothing at this path", registry.get("/v2/nodes"));
        assertProblem(405, "DELETE is not allowed here", registry.delete("/v1/nodes"));
        assertProblem(400, "limit must be from 1 to 1000", registry.get("/v1/nodes?limit=0"));
        assertProblem(400, "/limit is not of the form that is asked for here", registry.get("/v1/nodes?limit=x"));
        assertProblem(
                415,
                "send manifests as application/yaml or application/json, and anything else as application/json",
                registry.post("text/plain", "kind: Node"));
        assertProblem(
                413,
                "send at most 8 MiB at once, and at most 8 KiB of headers",
                registry.apply("#".repeat(8 * 1024 * 1024 + 1)));
        assertEquals(422, registry.apply("#\n".repeat(4 * 1024 * 1024)).status());
    }

    @Test
    void shouldWriteEachFieldOfWhatTheRouterDecidesOn() {
        ok(registry.apply(
                """
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
                    """ + TestingManifests.model("rich/model", "rich") + TestingManifests.tenant("rich-tenant", "rich")));

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
        AccessGrant limited = last(TopicCatalogue.ACCESS_GRANTS, "rich/beta").value();
        assertEquals(new Quota(3, 4L), limited.getQuota());
        assertEquals(Instant.parse("2100-01-02T00:00:00Z").toEpochMilli(), limited.getEndsAt());

        Model model = last(TopicCatalogue.MODELS, "rich/model").value();
        assertEquals("rich", model.getPrivateTo());
        assertEquals(600, model.getParametersMillions());
        assertEquals(
                "rich/model",
                ok(registry.get("/v1/models/rich/model")).at("/metadata/name").asText());
        assertEquals(
                new TenantBinding("rich", true),
                last(TopicCatalogue.TENANTS, "rich-tenant").value().getBinding());
        assertEquals(List.of("acme", "beta", "organisation/acme", "team/acme"), grantIds(registry, "rich"));
        JsonNode spec = ok(registry.get("/v1/subclouds/rich")).path("spec");
        assertEquals("[\"acme\"]", spec.at("/access/teams").toString());
        assertEquals("2100-01-02T00:00:00Z", spec.at("/access/tenants/1/until").asText());

        ok(registry.delete("/v1/models/rich/model"));
        ok(registry.delete("/v1/tenants/rich-tenant"));
        assertNull(last(TopicCatalogue.MODELS, "rich/model").value());
        assertNull(last(TopicCatalogue.TENANTS, "rich-tenant").value());
        assertProblem(404, "there is no such model", registry.get("/v1/models/rich/model"));
        assertProblem(404, "there is no such tenant", registry.delete("/v1/tenants/rich-tenant"));
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

    private static List<Integer> logSizes() {
        return Consumer.REGISTRY_SERVICE.reads().stream()
                .map(topic -> SHARED.cluster().log().readBytes(topic.name()).size())
                .toList();
    }

    private static <V extends SpecificRecord> ConsumerRecord<String, V> last(Topic<V> topic, String key) {
        return SHARED.cluster().log().read(topic).stream()
                .filter(record -> record.key().equals(key))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
