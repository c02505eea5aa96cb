package com.resultity.mesh.registry.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.resultity.mesh.registry.SharedRegistry;
import com.resultity.mesh.registry.TestingGateIssuer;
import com.resultity.mesh.registry.TestingIssuer;
import com.resultity.mesh.registry.TestingManifests;
import com.resultity.mesh.registry.TestingRegistry;
import com.resultity.mesh.registry.definition.Attestation;
import com.resultity.mesh.registry.definition.Gate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The service against its own OpenAPI document, by a tool that makes the requests and judges the answers. */
class ApiContractTest {

    @RegisterExtension
    static final SharedRegistry SHARED = SharedRegistry.gated();

    private static final String POOL = "contract-pool";
    private static final String GONE = "2";
    private static final long LATER = 9_000_000_000_000L;

    /** Operations that succeed in certain states alone, and leave another. */
    private static final Set<String> OF_A_STATE =
            Set.of("moveSubcloud", "attestSubcloud", "moveMembership", "voteForMember");

    /** Subclouds by the move that each is there for. */
    private static final Map<String, String> MOVED = Map.of(
            "submit", "contract-draft",
            "withdraw", "contract-pending",
            "suspend", "contract-active",
            "resume", "contract-suspended",
            "retire", "contract-ended");

    private static final String ATTESTED = "contract-attested";
    private static final String GUILD = "contract-guild";

    private static final Map<String, String> IDS = Map.of(
            "/v1/subclouds", POOL,
            "/v1/nodes", "contract-node",
            "/v1/tenants", "contract-tenant",
            "/v1/teams", "contract-team",
            "/v1/organisations", "contract-organisation");

    private static TestingRegistry registry;
    private static String tokenId;
    private static long version;

    @TempDir
    Path folder;

    @BeforeAll
    static void prepare() {
        registry = SHARED.registry();
        for (String suffix : List.of("", GONE)) {
            TestingRegistry.Answer applied = registry.apply(world(suffix));
            assertEquals(200, applied.status(), () -> applied.body().toPrettyString());
        }
        version = registry.get("/v1/subclouds/" + POOL)
                .body()
                .at("/status/version")
                .asLong();
        tokenId = registry.postJson("/v1/subclouds/" + POOL + "/tokens", "{}")
                .body()
                .path("tokenId")
                .asText();
    }

    @Test
    void shouldAnswerAsDocumentedWhateverIsAskedOrDeclared() {
        ContractDocument document = named("")
                .only(Set.of("get", "post"))
                .without(OF_A_STATE)
                .withoutParameter("IfMatch")
                .pathValue("/v1/subclouds", "node", "contract-node")
                .pathNumber("/v1/subclouds", "version", version)
                .pathValue("/v1/subclouds", "tokenId", tokenId)
                .text("/v1/manifests", "application/yaml", world(""))
                .text("/v1/drafts", "application/yaml", world(""))
                .withoutMediaType("/v1/manifests", "application/json")
                .withoutMediaType("/v1/drafts", "application/json")
                .fields(
                        "TokenRequest",
                        Map.of("tenant", "northwind", "expiresIn", "30d"),
                        List.of("expiresAt", "quota"))
                .fields("RotationRequest", Map.of("overlap", "1h", "expiresIn", "30d"), List.of("expiresAt"));

        assertClean(document, true);
    }

    @Test
    void shouldAnswerAsDocumentedWhateverIsRemoved() {
        String removed = registry.postJson("/v1/subclouds/" + POOL + "/tokens", "{}")
                .body()
                .path("tokenId")
                .asText();
        ContractDocument document = named(GONE)
                .only(Set.of("delete"))
                .withoutParameter("IdempotencyKey")
                .withoutParameter("IfMatch")
                .pathValue("/v1/subclouds/{id}/tokens", "id", POOL)
                .pathValue("/v1/subclouds", "tokenId", removed);

        assertClean(document, false);
    }

    /** Each of them once: what they succeed in, they succeed in once. */
    @Test
    void shouldAnswerAsDocumentedWhateverIsMoved() {
        prepareStates();
        Attestation attestation = SharedRegistry.ASSESSOR.attest(ATTESTED, Gate.VERIFICATION, 1, LATER);
        ContractDocument document = ContractDocument.served()
                .only(OF_A_STATE, Set.of("post"))
                .without(Set.of("moveSubcloud"))
                .pathValue("/v1/subclouds/{id}/attestations", "id", ATTESTED)
                .pathValue("/v1/subclouds/{id}/members", "id", GUILD)
                .pathValue("/v1/subclouds/{id}/members/{node}/{move}", "node", "contract-asking")
                .pathValue("/v1/subclouds/{id}/members/{node}/{move}", "move", "request")
                .pathValue("/v1/subclouds/{id}/members/{node}/votes", "node", "contract-asked")
                .withoutParameter("IdempotencyKey")
                .body("ReasonBody", Map.of("reason", "because"))
                .body("VoteBody", Map.of("operator", "op-voter"))
                .body(
                        "AttestationBody",
                        Map.of(
                                "gate",
                                attestation.gate().name(),
                                "issuer",
                                attestation.issuerId(),
                                "issuedAt",
                                Long.toString(attestation.issuedAt()),
                                "expiresAt",
                                Long.toString(attestation.expiresAt()),
                                "signature",
                                attestation.signature()));

        assertClean(document, false);
        assertEquals("ACTIVE", stateOf(ATTESTED));
        MOVED.forEach((move, id) -> assertClean(
                ContractDocument.served()
                        .only(Set.of("moveSubcloud"), Set.of("post"))
                        .withoutParameter("IfMatch")
                        .withoutParameter("IdempotencyKey")
                        .pathValue("/v1/subclouds/{id}/{move}", "id", id)
                        .pathValue("/v1/subclouds/{id}/{move}", "move", move)
                        .body("ReasonBody", Map.of("reason", "because")),
                false));
        assertEquals("RETIRED", stateOf("contract-ended"));
    }

    private static void prepareStates() {
        StringBuilder subclouds = new StringBuilder();
        Stream.concat(MOVED.values().stream(), Stream.of(ATTESTED, GUILD))
                .forEach(id -> subclouds.append(TestingManifests.subcloud(id, "{}")));
        ok(registry.apply(subclouds
                        .toString()
                        .replace(
                                "id: contract-draft, owner: org/example}\nspec: {",
                                "id: contract-draft, owner: org/example}\nspec: {draft: true, ")
                        .replace(
                                "id: contract-guild, owner: org/example}\nspec: {participation: open,",
                                "id: contract-guild, owner: org/example}\nspec: {participation: semi-open, community: {votesToJoin: 2}, members: {approvedOperators: [op-voter]},")
                + TestingManifests.node("contract-voter", "op-voter", "[contract-guild]")
                + TestingManifests.node("contract-asked", "op-asked", "[contract-guild]")
                + TestingManifests.node("contract-asking", "op-asking", "[]")));
        for (String id : List.of("contract-active", "contract-suspended")) {
            ok(registry.postJson(
                    "/v1/subclouds/" + id + "/attestations",
                    TestingGateIssuer.json(SharedRegistry.ASSESSOR.attest(id, Gate.VERIFICATION, 1, LATER))));
        }
        ok(registry.postJson("/v1/subclouds/contract-suspended/suspend", "{}"));
    }

    private static String stateOf(String id) {
        return ok(registry.get("/v1/subclouds/" + id)).at("/status/state").asText();
    }

    private static JsonNode ok(TestingRegistry.Answer answer) {
        assertEquals(200, answer.status(), () -> answer.body().toPrettyString());
        return answer.body();
    }

    private void assertClean(ContractDocument document, boolean hostile) {
        int operations = document.operations();
        TestExecutionSummary summary = ContractRun.of(
                document, registry.address(), TestingIssuer.believed().token("operator"), folder, hostile);
        assertEquals(
                "",
                summary.getFailures().stream()
                        .map(failure -> failure.getTestIdentifier().getDisplayName() + "\n"
                                + failure.getException().getMessage())
                        .collect(Collectors.joining("\n\n")));
        assertTrue(
                summary.getTestsSucceededCount() >= operations,
                () -> summary.getTestsSucceededCount() + " requests for " + operations + " operations");
    }

    private static ContractDocument named(String suffix) {
        ContractDocument document = ContractDocument.served();
        IDS.forEach((path, id) -> document.pathValue(path, "id", id + suffix));
        return document.pathValue("/v1/models", "name", "contract-model" + suffix);
    }

    private static String world(String suffix) {
        return """
                apiVersion: mesh.resultity.com/v1
                kind: Subcloud
                metadata: {id: contract-pool%1$s, owner: org/contract-organisation}
                spec:
                  participation: open
                  access: {policy: whitelist, tenants: [acme, {id: beta, quota: {concurrentJobs: 3}}]}
                  objectives: {availability: 99.5%%}
                ---
                apiVersion: mesh.resultity.com/v1
                kind: Node
                metadata: {id: contract-node%1$s}
                spec:
                  operator: op-contract
                  endpoint: https://node.example.net
                  country: DE
                  gpu: {class: T4, memory: 16GiB}
                  maximumSlots: 1
                  subclouds: [contract-pool%1$s]
                ---
                apiVersion: mesh.resultity.com/v1
                kind: Tenant
                metadata: {id: contract-tenant%1$s}
                spec: {binding: {subcloud: contract-pool%1$s}, quota: {tokensPerMinute: 5}}
                ---
                apiVersion: mesh.resultity.com/v1
                kind: Model
                metadata: {name: contract-model%1$s}
                spec: {modalities: [text], openWeights: true}
                ---
                apiVersion: mesh.resultity.com/v1
                kind: Organisation
                metadata: {id: contract-organisation%1$s}
                spec: {members: [{user: alice, role: owner}], operators: [op-contract]}
                ---
                apiVersion: mesh.resultity.com/v1
                kind: Team
                metadata: {id: contract-team%1$s}
                spec: {organisation: contract-organisation%1$s, members: [{user: bob, role: owner}]}
                """.formatted(suffix);
    }
}
