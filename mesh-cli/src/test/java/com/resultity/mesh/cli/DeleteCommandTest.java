package com.resultity.mesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.manifests.TestingRegistryService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeleteCommandTest {
    private static final String ACTIVE = "{\"status\": {\"state\": \"ACTIVE\", \"version\": 4}}";
    private static final String DRAFT = "{\"status\": {\"state\": \"DRAFT\", \"version\": 5}}";
    private static final String GONE = "{\"status\": 404, \"detail\": \"there is no such thing\"}";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeManifests() throws IOException {
        file = Files.writeString(folder.resolve("all.yaml"), """
                kind: Organisation
                metadata: {id: acme}
                ---
                kind: Subcloud
                metadata: {id: pool}
                ---
                kind: Subcloud
                metadata: {id: draft}
                ---
                kind: Model
                metadata: {name: "maker/Model 8B+"}
                ---
                kind: Team
                metadata: {id: acme-lab}
                ---
                kind: Tenant
                metadata: {id: northwind}
                ---
                kind: Node
                metadata: {id: node-1}
                """);
    }

    @Test
    void shouldRemoveWhatRestsOnOthersFirst() throws IOException {
        try (TestingRegistryService registry = registry().answering("DELETE /v1/nodes/node-1", 404, GONE)) {
            CommandRun run = delete(registry, "--yes");

            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertEquals("""
                    outcome    kind          id
                    not there  Node          node-1
                    removed    Tenant        northwind
                    removed    Model         maker/Model 8B+
                    removed    Subcloud      pool
                    removed    Subcloud      draft
                    removed    Team          acme-lab
                    removed    Organisation  acme
                    6 removed, 1 not there.
                    """, run.out());
            assertEquals(
                    List.of(
                            "GET /v1/subclouds/pool",
                            "GET /v1/subclouds/draft",
                            "DELETE /v1/nodes/node-1",
                            "DELETE /v1/tenants/northwind",
                            "DELETE /v1/models/maker/Model%208B%2B",
                            "DELETE /v1/subclouds/pool",
                            "DELETE /v1/subclouds/draft",
                            "DELETE /v1/teams/acme-lab",
                            "DELETE /v1/organisations/acme"),
                    registry.requestLines());
            assertEquals("\"4\"", registry.requests().get(5).ifMatch());
            assertEquals("\"5\"", registry.requests().get(6).ifMatch());
        }
    }

    @Test
    void shouldRemoveNothingWhereASubcloudIsActive() throws IOException {
        try (TestingRegistryService registry = registry()) {
            CommandRun run = delete(registry);

            assertEquals(ExitCode.NEGATIVE, run.exitCode());
            assertTrue(run.err().startsWith("Not done: pool is ACTIVE and takes jobs; --yes"), run.err());
            assertEquals(List.of("GET /v1/subclouds/pool", "GET /v1/subclouds/draft"), registry.requestLines());
        }
    }

    @Test
    void shouldBeRepeatable() throws IOException {
        try (TestingRegistryService registry = new TestingRegistryService(404, GONE)) {
            CommandRun run = delete(registry);

            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertTrue(run.out().endsWith("\n0 removed, 7 not there.\n"), run.out());
        }
    }

    @Test
    void shouldShowWhatWasRemovedUntilARefusal() throws IOException {
        String refusal = "{\"status\": 403, \"detail\": \"you may see this Subcloud, but not do that with it\"}";
        try (TestingRegistryService registry = registry().answering("DELETE /v1/subclouds/pool", 403, refusal)) {
            CommandRun run = delete(registry, "--yes", "--output", "json");

            assertEquals(ExitCode.NEGATIVE, run.exitCode());
            assertTrue(run.err().startsWith("Not done: Subcloud pool: you may see this Subcloud"), run.err());
            assertTrue(run.out().contains("\"id\" : \"maker/Model 8B+\""), run.out());
            assertTrue(!run.out().contains("acme-lab"), run.out());
        }
    }

    private static TestingRegistryService registry() throws IOException {
        return new TestingRegistryService(200, "{\"results\": []}")
                .answering("GET /v1/subclouds/pool", 200, ACTIVE)
                .answering("GET /v1/subclouds/draft", 200, DRAFT);
    }

    private CommandRun delete(TestingRegistryService registry, String... options) {
        List<String> all =
                new ArrayList<>(List.of("delete", "-f", file.toString(), "--registry-service-url", registry.url()));
        all.addAll(List.of(options));
        return CommandRun.of(all.toArray(String[]::new));
    }
}
