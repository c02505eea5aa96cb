package com.resultity.mesh.registry;

import static com.resultity.mesh.registry.TestingManifests.node;
import static com.resultity.mesh.registry.TestingManifests.organisation;
import static com.resultity.mesh.registry.TestingManifests.subcloud;
import static com.resultity.mesh.registry.TestingManifests.whitelisted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.resultity.mesh.registry.TestingRegistry.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The life of Subclouds and of memberships, spoken to over HTTP as anybody would. */
class SubcloudLifeOverHttpTest {

    @RegisterExtension
    static final SharedRegistry SHARED = SharedRegistry.open();

    private final TestingRegistry registry = SHARED.registry();

    @Test
    void shouldKeepEachVersionAndRestoreOne() {
        long first = versionOf(registry.apply(subcloud("versioned", "{minimumTrustLevel: 1}")));
        registry.apply(subcloud("versioned", "{minimumTrustLevel: 2}"));
        assertEquals(
                200,
                registry.postJson("/v1/subclouds/versioned/suspend", "{\"reason\": \"maintenance\"}")
                        .status());

        JsonNode versions =
                registry.get("/v1/subclouds/versioned/versions").body().path("items");
        assertEquals(3, versions.size());
        assertEquals("maintenance", versions.at("/2/reason").asText());
        assertEquals("SUSPENDED", versions.at("/2/state").asText());
        assertEquals("user/operator", versions.at("/0/actor").asText());

        assertEquals(
                200,
                registry.postJson("/v1/subclouds/versioned/versions/" + first + "/restore", "{}")
                        .status());
        JsonNode now = registry.get("/v1/subclouds/versioned").body();
        assertEquals(1, now.at("/spec/criteria/minimumTrustLevel").asInt());
        assertEquals("SUSPENDED", now.at("/status/state").asText());
        assertEquals(first + 3, now.at("/status/version").asLong());
        assertEquals(
                2,
                registry.get("/v1/subclouds/versioned/versions/" + (first + 1))
                        .body()
                        .at("/subcloud/spec/criteria/minimumTrustLevel")
                        .asInt());
    }

    @Test
    void shouldRefuseAStaleChangeAndTellWhatChangedSince() {
        long first = versionOf(registry.apply(subcloud("stale", "{}")));
        registry.apply(subcloud("stale", "{minimumTrustLevel: 2}"));

        Answer refused = registry.applyIfMatch("\"" + first + "\"", subcloud("stale", "{minimumTrustLevel: 3}"));

        assertEquals(412, refused.status(), () -> refused.body().toString());
        assertEquals(first + 1, refused.body().at("/since/currentVersion").asLong());
        assertEquals("[\"criteria\"]", refused.body().at("/since/differing").toString());
        assertEquals(first + 1, refused.body().at("/since/versions/0/version").asLong());
        assertEquals(
                200,
                registry.applyIfMatch("\"" + (first + 1) + "\"", subcloud("stale", "{minimumTrustLevel: 3}"))
                        .status());
        assertEquals(
                400, registry.applyIfMatch("yesterday", subcloud("stale", "{}")).status());
    }

    @Test
    void shouldBringBackWhatWasRemovedAsADraft() {
        long first = versionOf(registry.apply(subcloud("revived", "{}")));
        assertEquals(200, registry.delete("/v1/subclouds/revived").status());

        Answer restored = registry.postJson("/v1/subclouds/revived/versions/" + first + "/restore", "{}");

        assertEquals(200, restored.status(), restored.body()::toString);
        assertEquals("DRAFT", stateOf("revived"));
    }

    @Test
    void shouldNotBringBackWhatIsRetired() {
        long first = versionOf(registry.apply(subcloud("ended", "{}")));
        assertEquals(200, registry.postJson("/v1/subclouds/ended/retire", "{}").status());

        Answer removed = registry.delete("/v1/subclouds/ended");

        assertEquals(409, removed.status(), removed.body()::toString);
        assertTrue(removed.body().path("detail").asText().contains("retired, which is for good"));
        Answer restored = registry.postJson("/v1/subclouds/ended/versions/" + first + "/restore", "{}");
        assertEquals(422, restored.status(), restored.body()::toString);
        assertEquals(
                "the Subcloud is retired, which is for good: choose another id",
                restored.body().path("detail").asText());
        assertEquals("RETIRED", stateOf("ended"));
    }

    @Test
    void shouldTellANewOwnerOfAStaleChangeNothingOfTheFormerOnes() {
        String former = subcloud("reused", "{}").replace("org/example", "org/former");
        String later = subcloud("reused", "{}").replace("org/example", "org/later");
        registry.apply(organisation("later", "laura"));
        long first = versionOf(registry.apply(former));
        registry.apply(former.replace("criteria: {}", "criteria: {minimumTrustLevel: 2}"));
        assertEquals(200, registry.delete("/v1/subclouds/reused").status());
        long present = versionOf(registry.apply(later));

        Answer refused = registry.as("laura").applyIfMatch("\"" + first + "\"", later);

        assertEquals(412, refused.status(), refused.body()::toString);
        JsonNode since = refused.body().path("since");
        assertEquals(1, since.path("versions").size(), since::toString);
        assertEquals(present, since.at("/versions/0/version").asLong(), since::toString);
        assertEquals("[]", since.path("differing").toString(), since::toString);
    }

    @Test
    void shouldLetMoveAfterMoveAndNoOther() {
        registry.apply(subcloud("asked", "{}").replace("participation: open", "participation: semi-open")
                + node("member-1", "[]"));

        assertEquals("REQUESTED", move(registry, "request").body().path("state").asText());
        assertEquals(409, move(registry, "accept").status());
        assertEquals("ACTIVE", move(registry, "approve").body().path("state").asText());
        assertEquals("EXPELLED", move(registry, "expel").body().path("state").asText());
        assertEquals(409, move(registry, "request").status());
        assertEquals("ACTIVE", move(registry, "reinstate").body().path("state").asText());
        assertEquals("LEFT", move(registry, "leave").body().path("state").asText());
        assertEquals(404, move(registry, "fly").status());
    }

    @Test
    void shouldTellThatAReinstatedNodeThatDoesNotJoinByItselfIsAStranger() {
        String node = node("member-3", "[]\n  autoJoin: %s");
        String member = "/v1/subclouds/joined/members/member-3";
        registry.apply(subcloud("joined", "{}").replace("participation: open", "participation: open, autoJoin: true")
                + node.formatted(true));
        assertEquals(200, registry.postJson(member + "/expel", "{}").status());
        registry.apply(node.formatted(false));

        Answer reinstated = registry.postJson(member + "/reinstate", "{}");

        assertEquals(200, reinstated.status(), reinstated.body()::toString);
        assertTrue(reinstated.body().path("state").isNull(), reinstated.body()::toString);
        assertEquals("joined", reinstated.body().path("subcloud").asText());
        assertTrue(reinstated.body().path("reason").asText().contains("does not join by itself"));
        assertEquals(404, registry.get(member).status());
    }

    @Test
    void shouldTellOfADraftWhatThingsAreAndWouldBe() {
        registry.apply(whitelisted("compared", "[acme]") + node("member-2", "[compared]"));
        String stricter = whitelisted("compared", "[acme, northwind]")
                .replace("participation: open", "participation: open, isolate: true, criteria: {minimumTrustLevel: 2}");
        String group = """
                    ---
                    apiVersion: mesh.resultity.com/v1
                    kind: Organisation
                    metadata: {id: compared-group}
                    spec: {members: [{user: example-owner, role: owner}]}
                    """;

        JsonNode drafted = registry.draft(stricter + group + node("member-2", "[compared]"))
                .body();

        JsonNode subcloud = drafted.at("/results/0");
        assertEquals("CHANGED", subcloud.path("change").asText());
        assertEquals(registry.get("/v1/subclouds/compared").body(), subcloud.path("before"), () -> subcloud.toString());
        assertEquals(
                "[\"acme\",\"northwind\"]",
                subcloud.at("/after/spec/access/tenants").toString());
        assertTrue(subcloud.at("/after/spec/isolate").asBoolean());
        JsonNode organisation = drafted.at("/results/1");
        assertTrue(organisation.path("before").isMissingNode(), organisation::toString);
        assertEquals(
                "example-owner", organisation.at("/after/spec/members/0/user").asText());
        assertEquals("UNCHANGED", drafted.at("/results/2/change").asText());
        assertTrue(drafted.at("/results/2/after").isMissingNode());
        JsonNode membership = drafted.at("/members/0/changes/0");
        assertEquals("compared", membership.path("subcloud").asText(), drafted::toString);
        assertEquals("ACTIVE", membership.at("/before/state").asText());
        assertEquals("SUSPENDED", membership.at("/after/state").asText());
        assertTrue(membership.at("/after/reason").asText().startsWith("minimumTrustLevel"), membership::toString);
        assertEquals(404, registry.get("/v1/organisations/compared-group").status());
    }

    private static Answer move(TestingRegistry registry, String move) {
        return registry.postJson("/v1/subclouds/asked/members/member-1/" + move, "{}");
    }

    private String stateOf(String id) {
        return registry.get("/v1/subclouds/" + id).body().at("/status/state").asText();
    }

    private static long versionOf(Answer applied) {
        assertEquals(200, applied.status(), () -> applied.body().toString());
        return applied.body().at("/results/0/version").asLong();
    }
}
