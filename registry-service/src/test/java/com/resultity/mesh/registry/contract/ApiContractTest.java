package com.resultity.mesh.registry.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.registry.SharedRegistry;
import com.resultity.mesh.registry.TestingIssuer;
import com.resultity.mesh.registry.TestingRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The service against its own OpenAPI document, by a tool that makes the requests and judges the answers. */
class ApiContractTest {

    @RegisterExtension
    static final SharedRegistry SHARED = new SharedRegistry();

    private static final String POOL = "contract-pool";
    private static final String GONE = "-gone";
    /** Operations that succeed in certain states alone, or for who holds a trusted issuer's word. */
    private static final Set<String> OF_A_STATE = Set.of(
            "submitSubcloud",
            "withdrawSubcloud",
            "suspendSubcloud",
            "resumeSubcloud",
            "retireSubcloud",
            "attestSubcloud",
            "moveMembership",
            "voteForMember");

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
