package com.resultity.mesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.manifests.TestingRegistryService;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class UsageCommandTest {
    private static final String USAGE = """
            {"by": "subcloud", "from": "2026-01-01", "to": "2026-01-31",
             "items": [{"id": "gold", "usage": {"jobs": 2, "contextTokens": 1024, "outputTokens": 256,
                                                "servedMilliseconds": 1600, "weightedUnits": 1600250}},
                       {"usage": {"jobs": 1, "contextTokens": 512, "outputTokens": 128,
                                  "servedMilliseconds": 800, "weightedUnits": 640000}}],
             "total": {"jobs": 3, "contextTokens": 1536, "outputTokens": 384,
                       "servedMilliseconds": 2400, "weightedUnits": 2240250}}
            """;

    @Test
    void shouldShowSumsAsATable() throws IOException {
        try (TestingRegistryService monitor = new TestingRegistryService(200, USAGE)) {
            CommandRun run = CommandRun.of(
                    "usage",
                    "--from",
                    "2026-01-01",
                    "--to",
                    "2026-01-31",
                    "--subcloud",
                    "gold",
                    "--sla-monitor-url",
                    monitor.url());

            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertEquals("GET /v1/usage?by=subcloud&from=2026-01-01&subcloud=gold&to=2026-01-31", monitor.requested());
            assertEquals("""
                    Served from 2026-01-01 to 2026-01-31, decided on these days in UTC
                    SUBCLOUD       JOBS  CONTEXT TOKENS  OUTPUT TOKENS  SERVED MS  WEIGHTED TOKENS
                    gold              2           1,024            256      1,600        1,600.250
                    (global pool)     1             512            128        800          640.000
                    total             3           1,536            384      2,400        2,240.250
                    """, run.out());
        }
    }

    @Test
    void shouldSayWhatIsWrongWithAQuestion() throws IOException {
        String problem = "{\"status\": 400, \"detail\": \"to is before from\"}";
        try (TestingRegistryService monitor = new TestingRegistryService(400, problem)) {
            CommandRun run = CommandRun.of("usage", "--by", "node", "--sla-monitor-url", monitor.url());

            assertEquals(ExitCode.ENVIRONMENT, run.exitCode(), run.out());
            assertTrue(run.err().contains("sla-monitor: to is before from."), run.err());
        }
    }
}
