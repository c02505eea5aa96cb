package com.resultity.mesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.manifests.TestingRegistryService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApplyCommandTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeManifests() throws IOException {
        file = Files.writeString(folder.resolve("all.yaml"), """
                kind: Node
                metadata: {id: node-1}
                ---
                kind: Subcloud
                metadata: {id: eu-gdpr}
                """);
    }

    @Test
    void shouldShowWhatChanged() throws IOException {
        String answer = """
                {"results": [
                  {"kind": "Subcloud", "id": "eu-gdpr", "version": 12, "change": "CHANGED"},
                  {"kind": "Node", "id": "node-1", "version": 1, "change": "CREATED"},
                  {"kind": "Node", "id": "node-2", "version": 1, "change": "UNCHANGED"}],
                 "warnings": [{"kind": "Subcloud", "id": "eu-gdpr", "field": "spec.access.tenants",
                   "warning": "you see no tenant acme"}]}
                """;
        try (TestingRegistryService registry = new TestingRegistryService(200, answer)) {
            CommandRun run = apply(registry);

            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertEquals("""
                    change   kind      id       version
                    changed  Subcloud  eu-gdpr       12
                    created  Node      node-1         1
                    1 created, 1 changed, 1 unchanged.
                    """, run.out());
            assertEquals("Warning: Subcloud eu-gdpr, spec.access.tenants: you see no tenant acme\n", run.err());
            assertTrue(registry.received().startsWith("---\nkind: Subcloud\n"), registry.received());
        }
    }

    @Test
    void shouldLeadMistakesBackToFileAndLine() throws IOException {
        String answer = """
                {"type": "about:blank", "title": "Unprocessable", "status": 422, "detail": "2 mistakes; nothing was applied", "errors": [
                  {"document": 1, "line": 3, "field": "metadata.id", "problem": "is taken", "remedy": "choose another"},
                  {"document": 2, "line": 5, "field": "", "problem": "has no spec", "remedy": "add one"}]}
                """;
        try (TestingRegistryService registry = new TestingRegistryService(422, answer)) {
            CommandRun run = apply(registry);

            assertEquals(ExitCode.NEGATIVE, run.exitCode());
            assertEquals(
                    file + ":5: metadata.id: is taken — choose another\n" + file + ":1: has no spec — add one\n"
                            + "Nothing was applied: 2 mistakes.\n",
                    run.err());
        }
    }

    @Test
    void shouldSayThatRegistryServiceDoesNotAnswer() throws IOException {
        String url;
        try (TestingRegistryService registry = new TestingRegistryService(200, "{}")) {
            url = registry.url();
        }

        CommandRun run = CommandRun.of("apply", "-f", file.toString(), "--registry-service-url", url);

        assertEquals(ExitCode.ENVIRONMENT, run.exitCode());
        assertTrue(run.err().startsWith("mesh: registry-service at " + url + " does not answer"), run.err());
    }

    @Test
    void shouldSayThatSomethingElseAnswers() throws IOException {
        try (TestingRegistryService registry = new TestingRegistryService(404, "<html>")) {
            CommandRun run = apply(registry);

            assertEquals(ExitCode.ENVIRONMENT, run.exitCode());
            assertEquals("mesh: What answers at " + registry.url() + " is no registry-service.\n", run.err());
        }
    }

    private CommandRun apply(TestingRegistryService registry) {
        return CommandRun.of("apply", "-f", file.toString(), "--registry-service-url", registry.url());
    }
}
