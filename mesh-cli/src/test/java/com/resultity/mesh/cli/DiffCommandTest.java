package com.resultity.mesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.manifests.TestingRegistryService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DiffCommandTest {
    private static final String CHANGED = """
            {"results": [{"kind": "Subcloud", "id": "pool", "version": 2, "change": "CHANGED",
              "before": {"spec": {"isolate": false}}, "after": {"spec": {"isolate": true}}}],
             "policies": %s, "members": [], "membersLeftOut": 3,
             "warnings": [{"kind": "Subcloud", "id": "pool", "field": "spec.criteria.gpuClasses", "warning": "no node has it"}]}
            """;
    private static final String PLAN =
            "{\"from\": \"then\", \"until\": \"now\", \"total\": {\"jobs\": 3}, \"tenants\": {}}";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeManifest() throws IOException {
        file = Files.writeString(folder.resolve("pool.yaml"), "kind: Subcloud\nmetadata: {id: pool}\n");
    }

    @Test
    void shouldSayThatNothingWouldChange() throws IOException {
        String draft =
                "{\"results\": [{\"kind\": \"Subcloud\", \"id\": \"pool\", \"version\": 2, \"change\": \"UNCHANGED\"}]}";
        try (TestingRegistryService registry = new TestingRegistryService(200, draft)) {
            CommandRun run = diff(registry, "http://127.0.0.1:1");

            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertEquals("0 would be created, 0 changed, 1 unchanged.\n", run.out());
            assertEquals("POST /v1/drafts", registry.requested());
        }
    }

    @Test
    void shouldShowWhatWouldChangeAndForWhichJobs() throws IOException {
        try (TestingRegistryService registry =
                        new TestingRegistryService(200, CHANGED.formatted("[{\"key\": \"a\"}]"));
                TestingRegistryService router = new TestingRegistryService(200, PLAN)) {
            CommandRun run = diff(registry, router.url(), "--hours", "3", "--as-of", "2026-01-01T00:00:00Z");

            assertEquals(ExitCode.NEGATIVE, run.exitCode(), run.err());
            assertTrue(run.out().startsWith("""
                    changed Subcloud pool
                      spec.isolate  false -> true
                    Nodes that would belong elsewhere too, and that you may not see: 3
                    0 would be created, 1 changed, 0 unchanged.
                    Jobs from then to now, decided as things are and under the draft:
                    """), run.out());
            assertEquals("Warning: Subcloud pool, spec.criteria.gpuClasses: no node has it\n", run.err());
            assertEquals(List.of("POST /v1/plans?as-of=2026-01-01T00%3A00%3A00Z&hours=3"), router.requestLines());

            String json = diff(registry, router.url(), "--output", "json").out();
            assertTrue(json.contains("\"field\" : \"spec.isolate\""), json);
            assertTrue(json.contains("\"until\" : \"now\""), json);
        }
    }

    @Test
    void shouldNotAskForJobsThatItCannotTouch() throws IOException {
        try (TestingRegistryService registry = new TestingRegistryService(200, CHANGED.formatted("[]"));
                TestingRegistryService router = new TestingRegistryService(200, PLAN)) {
            assertEquals(ExitCode.NEGATIVE, diff(registry, router.url()).exitCode());
            registry.answering("POST /v1/drafts", 200, CHANGED.formatted("[{\"key\": \"a\"}]"));
            assertEquals(
                    ExitCode.NEGATIVE,
                    diff(registry, router.url(), "--hours", "0").exitCode());

            assertEquals(List.of(), router.requestLines());
        }
    }

    @Test
    void shouldShowWhatWouldChangeWhereThereWereNoJobs() throws IOException {
        String problem = "{\"status\": 400, \"detail\": \"no job was asked for\"}";
        try (TestingRegistryService registry =
                        new TestingRegistryService(200, CHANGED.formatted("[{\"key\": \"a\"}]"));
                TestingRegistryService router = new TestingRegistryService(400, problem)) {
            CommandRun run = diff(registry, router.url());

            assertEquals(ExitCode.NEGATIVE, run.exitCode(), run.err());
            assertTrue(run.out().endsWith("\n0 would be created, 1 changed, 0 unchanged.\n"), run.out());
            assertTrue(run.err().contains("\nNo jobs are shown: no job was asked for.\n"), run.err());
        }
    }

    @Test
    void shouldCallWhatIsRefusedAnError() throws IOException {
        String mistakes = """
                {"status": 422, "detail": "1 mistake; nothing was applied", "errors": [
                  {"line": 2, "field": "spec", "problem": "is missing", "remedy": "add it"}]}
                """;
        try (TestingRegistryService registry = new TestingRegistryService(422, mistakes)) {
            CommandRun run = diff(registry, "http://127.0.0.1:1");

            assertEquals(ExitCode.ENVIRONMENT, run.exitCode());
            assertEquals(file + ":1: spec: is missing — add it\nNothing was compared: 1 mistake.\n", run.err());
        }
        try (TestingRegistryService registry =
                new TestingRegistryService(200, CHANGED.formatted("[{\"key\": \"a\"}]"))) {
            CommandRun run = diff(registry, "http://127.0.0.1:1");

            assertEquals(ExitCode.ENVIRONMENT, run.exitCode());
            assertTrue(run.out().contains("spec.isolate  false -> true"), run.out());
            assertTrue(run.err().contains("router-service at http://127.0.0.1:1 does not answer"), run.err());
            assertEquals(
                    ExitCode.ENVIRONMENT,
                    diff(registry, "http://127.0.0.1:1", "--hours", "169").exitCode());
        }
    }

    @Test
    void shouldNotCallWhatIsNotTheirsAMistake() throws IOException {
        String forbidden = """
                {"status": 403, "detail": "1 of them may not be declared; nothing was applied", "errors": [
                  {"line": 2, "field": "metadata.owner", "problem": "is not yours", "remedy": "ask an owner"}]}
                """;
        try (TestingRegistryService registry = new TestingRegistryService(403, forbidden)) {
            CommandRun run = diff(registry, "http://127.0.0.1:1");

            assertTrue(run.err().contains("\nNothing was compared: 1 of them may not be declared.\nAsk"), run.err());
        }
    }

    /** By a shell, in which the commands of the mesh only say what was asked of them. */
    @ParameterizedTest
    @CsvSource({"0, ''", "1, apply", "2, ''"})
    void shouldApplyInTheExampleOfItsHelpOnlyWhereSomethingWouldChange(int exitCode, String asked)
            throws IOException, InterruptedException {
        String[] examples = MeshCommand.commandLine()
                .getSubcommands()
                .get("diff")
                .getCommandSpec()
                .usageMessage()
                .footer();
        String script = "mesh() { if [ $1 = diff ]; then return " + exitCode + "; fi; printf $1; }\n"
                + String.join("\n", examples);

        Process shell = new ProcessBuilder("sh", "-c", script).start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(asked, printed, script);
        shell.waitFor();
    }

    private CommandRun diff(TestingRegistryService registry, String routerUrl, String... options) {
        List<String> all = new ArrayList<>(List.of(
                "diff",
                "-f",
                file.toString(),
                "--registry-service-url",
                registry.url(),
                "--router-service-url",
                routerUrl));
        all.addAll(List.of(options));
        return CommandRun.of(all.toArray(String[]::new));
    }
}
