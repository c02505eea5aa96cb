package com.resultity.mesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.manifests.TestingRegistryService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanCommandTest {
    private static final String PLAN = """
            {"from": "2026-01-01T00:00:00Z", "until": "2026-01-01T01:00:00Z", "limits": ["Slots are free at first."],
             "total": {"jobs": 2, "sameNode": 1, "moved": {"count": 0, "examples": []},
                       "newlyRefused": {"NOTHING_ELIGIBLE": {"count": 1, "examples": ["job-1"]}},
                       "newlyServed": {"count": 0, "examples": []}, "outOfHomeZoneBefore": 0,
                       "outOfHomeZoneAfter": 1, "meanWaitBeforeMilliseconds": 7, "meanWaitAfterMilliseconds": 9},
             "tenants": {}}
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldAskForMinutesInPlaceOfHours() throws IOException {
        assertEquals("POST /v1/plans?minutes=5", asked("--minutes", "5"));
    }

    @Test
    void shouldShowWhatADraftWouldChange() throws IOException {
        Path file = Files.writeString(folder.resolve("draft.yaml"), "kind: Subcloud\nmetadata: {id: eu-gdpr}\n");
        try (TestingRegistryService registry =
                        new TestingRegistryService(200, "{\"results\": [], \"policies\": [], \"members\": []}");
                TestingRegistryService router = new TestingRegistryService(200, PLAN)) {
            CommandRun run = CommandRun.of(
                    "plan",
                    "-f",
                    file.toString(),
                    "--hours",
                    "3",
                    "--registry-service-url",
                    registry.url(),
                    "--router-service-url",
                    router.url());

            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertEquals("POST /v1/drafts", registry.requested());
            assertEquals("POST /v1/plans?hours=3", router.requested());
            assertTrue(run.out().contains("1 newly refused, nothing eligible, such as job-1"), run.out());
            assertTrue(run.out().contains("Note: Slots are free at first."), run.out());
        }
    }

    private String asked(String... terms) throws IOException {
        Path file = Files.writeString(folder.resolve("draft.yaml"), "kind: Subcloud\nmetadata: {id: eu-gdpr}\n");
        try (TestingRegistryService registry =
                        new TestingRegistryService(200, "{\"results\": [], \"policies\": [], \"members\": []}");
                TestingRegistryService router = new TestingRegistryService(200, PLAN)) {
            List<String> words = new ArrayList<>(List.of("plan", "-f", file.toString()));
            words.addAll(List.of(terms));
            words.addAll(List.of("--registry-service-url", registry.url(), "--router-service-url", router.url()));
            CommandRun run = CommandRun.of(words.toArray(String[]::new));
            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            return router.requested();
        }
    }

    @Test
    void shouldAskTheRouterAboutAJobAndSayThatItIsUnknown() throws IOException {
        String problem = "{\"status\": 404, \"detail\": \"the log holds no such decision\"}";
        try (TestingRegistryService router = new TestingRegistryService(404, problem)) {
            CommandRun run =
                    CommandRun.of("explain", "job-1", "--why-not", "node-1", "--router-service-url", router.url());

            assertEquals(ExitCode.NEGATIVE, run.exitCode(), run.out());
            assertEquals("GET /v1/decisions/job-1?why-not=node-1", router.requested());
            assertTrue(run.err().contains("The log holds no such decision."), run.err());
        }
    }
}
