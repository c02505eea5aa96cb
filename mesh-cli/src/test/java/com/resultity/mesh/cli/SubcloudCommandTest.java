package com.resultity.mesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.manifests.TestingRegistryService;
import com.resultity.mesh.manifests.TestingRegistryService.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SubcloudCommandTest {
    private static final String POOL = """
            {"apiVersion": "mesh.resultity.com/v1", "kind": "Subcloud", "metadata": {"id": "pool", "owner": "org/acme"},
             "spec": {"participation": "open", "isolate": true, "access": {"policy": "public"}, "criteria": {"zones": []}},
             "status": {"version": 7, "state": "%s"}}
            """;
    private static final String NO_SUBCLOUD = "{\"status\": 404, \"detail\": \"there is no such Subcloud\"}";

    @Test
    void shouldListAllPages() throws IOException {
        String page = "{\"items\": [%s], \"next\": %s}";
        try (TestingRegistryService registry = new TestingRegistryService(500, "{}")
                .answering("GET /v1/subclouds?limit=1000", 200, page.formatted(POOL.formatted("ACTIVE"), "\"a b\""))
                .answering(
                        "GET /v1/subclouds?limit=1000&after=a%20b",
                        200, page.formatted(POOL.formatted("DRAFT"), "null"))) {
            CommandRun run = run(registry, "subcloud", "list");

            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertEquals("""
                    id    state   participation  access  isolates  owner     version
                    pool  ACTIVE  open           public  yes       org/acme        7
                    pool  DRAFT   open           public  yes       org/acme        7
                    """, run.out());
        }
    }

    @Test
    void shouldShowWhatASubcloudSaysAndAllOfItToPrograms() throws IOException {
        try (TestingRegistryService registry = new TestingRegistryService(200, POOL.formatted("ACTIVE"))) {
            String shown = run(registry, "subcloud", "get", "pool").out();
            assertTrue(shown.contains("spec.access.policy  public\n"), shown);
            assertTrue(!shown.contains("zones"), shown);

            String json =
                    run(registry, "subcloud", "get", "pool", "--output", "json").out();
            assertTrue(json.contains("\"zones\" : [ ]"), json);
            assertEquals("GET /v1/subclouds/pool", registry.requested());
        }
    }

    @Test
    void shouldChangeTheVersionThatItFound() throws IOException {
        try (TestingRegistryService registry = new TestingRegistryService(200, POOL.formatted("SUSPENDED"))) {
            CommandRun run = run(registry, "subcloud", "suspend", "pool", "--reason", "until \"noon\"");

            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertEquals("pool is SUSPENDED in version 7.\n", run.out());
            assertEquals(
                    new Request("POST /v1/subclouds/pool/suspend", "\"7\"", "{\"reason\":\"until \\\"noon\\\"\"}"),
                    registry.requests().get(1));
        }
    }

    @Test
    void shouldRestoreWhatIsNotThereAnyMore() throws IOException {
        try (TestingRegistryService registry = new TestingRegistryService(404, NO_SUBCLOUD)
                .answering("POST /v1/subclouds/pool/versions/3/restore", 200, "{\"results\": []}")) {
            run(registry, "subcloud", "restore", "pool", "3");

            assertEquals(
                    new Request("POST /v1/subclouds/pool/versions/3/restore", "\"0\"", "{}"),
                    registry.requests().get(1));
        }
    }

    @Test
    void shouldTellWhatChangedSince() throws IOException {
        String stale = """
                {"status": 412, "detail": "the change was made on version 5, and the present one is 7",
                 "since": {"currentVersion": 7, "differing": ["criteria", "state"], "versions": [
                   {"version": 6, "madeAt": "2027-01-01T00:00:00Z", "actor": "user/alice", "reason": "louder", "state": "ACTIVE"},
                   {"version": 7, "madeAt": "2027-01-02T00:00:00Z", "actor": "mesh", "reason": null, "state": "SUSPENDED"}]}}
                """;
        try (TestingRegistryService registry = new TestingRegistryService(412, stale)) {
            CommandRun run = run(registry, "subcloud", "resume", "pool", "--if-version", "5");

            assertEquals(ExitCode.NEGATIVE, run.exitCode());
            assertEquals("""
                    Not done: the change was made on version 5, and the present one is 7.
                    What differs now: criteria, state.
                    version  made at               state      by          reason
                          6  2027-01-01T00:00:00Z  ACTIVE     user/alice  louder
                          7  2027-01-02T00:00:00Z  SUSPENDED  mesh
                    Look at what is now, and if it is still right, do it again.
                    """, run.err());
            assertEquals(List.of(new Request("POST /v1/subclouds/pool/resume", "\"5\"", "{}")), registry.requests());
        }
    }

    @Test
    void shouldSayWhatToDoForEachRefusal() throws IOException {
        assertAdvice(401, "'mesh identity token'");
        assertAdvice(403, "Ask an owner for the role");
        assertAdvice(404, "the list commands show what is");
        assertAdvice(429, "Wait a minute");
        try (TestingRegistryService registry = new TestingRegistryService(503, "{\"detail\": \"the log is away\"}")) {
            CommandRun run = run(registry, "subcloud", "list");

            assertEquals(ExitCode.ENVIRONMENT, run.exitCode());
            assertTrue(run.err().contains("cannot do it: the log is away."), run.err());
        }
    }

    private static void assertAdvice(int status, String advice) throws IOException {
        try (TestingRegistryService registry = new TestingRegistryService(status, "{\"detail\": \"no\"}")) {
            CommandRun run = run(registry, "subcloud", "list");

            assertEquals(ExitCode.NEGATIVE, run.exitCode());
            assertTrue(run.err().startsWith("Not done: no.\n"), run.err());
            assertTrue(run.err().contains(advice), run.err());
        }
    }

    @Test
    void shouldNotRemoveWhatIsActiveUnasked() throws IOException {
        try (TestingRegistryService registry = new TestingRegistryService(200, POOL.formatted("ACTIVE"))) {
            CommandRun refused = run(registry, "subcloud", "delete", "pool");

            assertEquals(ExitCode.NEGATIVE, refused.exitCode());
            assertTrue(refused.err().startsWith("Not done: pool is ACTIVE and takes jobs; --yes"), refused.err());
            assertEquals(List.of("GET /v1/subclouds/pool"), registry.requestLines());

            assertEquals(
                    ExitCode.OK,
                    run(registry, "subcloud", "delete", "pool", "--yes").exitCode());
            assertEquals(
                    new Request("DELETE /v1/subclouds/pool", "\"7\"", ""),
                    registry.requests().get(2));
        }
        try (TestingRegistryService registry = new TestingRegistryService(404, NO_SUBCLOUD)) {
            assertEquals(
                    ExitCode.NEGATIVE,
                    run(registry, "subcloud", "delete", "pool").exitCode());
        }
    }

    private static CommandRun run(TestingRegistryService registry, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--registry-service-url", registry.url()));
        return CommandRun.of(all.toArray(String[]::new));
    }
}
