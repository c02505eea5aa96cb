package com.resultity.mesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.resultity.mesh.manifests.TestingRegistryService;
import com.resultity.mesh.manifests.TestingRegistryService.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MemberAndGrantCommandTest {
    private static final String MEMBERSHIP = """
            {"node": "node-1", "subcloud": "pool", "state": "EXPELLED", "reason": null, "isolates": false, "votes": ["op-a"]}
            """;
    private static final String POOL = """
            {"metadata": {"id": "pool"},
             "spec": {"access": {"policy": "whitelist", "tenants": ["acme", {"id": "northwind", "until": "2027-01-01T00:00:00Z"}],
                                 "teams": [], "organisations": []}},
             "status": {"version": 7}}
            """;
    private static final String APPLIED =
            "{\"results\": [{\"kind\": \"Subcloud\", \"id\": \"pool\", \"version\": %d, \"change\": \"%s\"}]%s}";
    private static final String WARNINGS =
            ", \"warnings\": [{\"kind\": \"Subcloud\", \"id\": \"pool\", \"field\": \"f\", \"warning\": \"is it spelt right?\"}]";

    @Test
    void shouldMakeAMoveAndShowWhereTheNodeStands() throws IOException {
        try (TestingRegistryService registry = new TestingRegistryService(200, MEMBERSHIP)) {
            CommandRun run = run(registry, "member", "expel", "pool", "node-1", "--reason", "cut short");

            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertEquals("""
                    node    subcloud  state     isolates  votes  reason
                    node-1  pool      EXPELLED  no        op-a
                    """, run.out());
            assertEquals(
                    List.of(new Request(
                            "POST /v1/subclouds/pool/members/node-1/expel", null, "{\"reason\":\"cut short\"}")),
                    registry.requests());
        }
    }

    @Test
    void shouldSayThatANodeStandsNowhere() throws IOException {
        String nowhere = """
                {"node": "node-1", "subcloud": "pool", "state": null, "reason": "neither side asks", "isolates": false, "votes": []}
                """;
        try (TestingRegistryService registry = new TestingRegistryService(200, nowhere)) {
            assertEquals(
                    """
                    node    subcloud  state  isolates  votes  reason
                    node-1  pool      none   no               neither side asks
                    """, run(registry, "member", "reinstate", "pool", "node-1").out());
        }
    }

    @Test
    void shouldHaveACommandForEachMove() throws IOException {
        try (TestingRegistryService registry = new TestingRegistryService(200, MEMBERSHIP)) {
            for (String move :
                    List.of("invite", "accept", "decline", "request", "approve", "leave", "expel", "reinstate")) {
                assertEquals(
                        ExitCode.OK,
                        run(registry, "member", move, "pool", "../x").exitCode());
                assertEquals("POST /v1/subclouds/pool/members/..%2Fx/" + move, registry.requested());
            }
            run(registry, "member", "vote", "pool", "node-1", "--operator", "op-a");
            assertEquals("POST /v1/subclouds/pool/members/node-1/votes", registry.requested());
            assertEquals("{\"operator\":\"op-a\"}", registry.received());
        }
    }

    @Test
    void shouldGrantOnTheVersionThatItRead() throws IOException {
        try (TestingRegistryService registry = new TestingRegistryService(200, POOL)
                .answering("POST /v1/manifests", 200, APPLIED.formatted(8, "CHANGED", WARNINGS))) {
            CommandRun run = run(registry, "grant", "add", "pool", "tenant", "northwind", "--concurrent-jobs", "3");

            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertEquals("tenant northwind may send jobs to pool: it is now version 8.\n", run.out());
            assertEquals("Warning: Subcloud pool, f: is it spelt right?\n", run.err());
            assertEquals("\"7\"", registry.requests().get(1).ifMatch());
            assertEquals(
                    "[\"acme\",{\"id\":\"northwind\",\"quota\":{\"concurrentJobs\":3}}]",
                    declared(registry).at("/spec/access/tenants").toString());

            run(registry, "grant", "add", "pool", "team", "assistants");
            assertEquals(
                    "[\"assistants\"]",
                    declared(registry).at("/spec/access/teams").toString());
            assertTrue(
                    registry.received().lines().map(String::strip).anyMatch("\"acme\","::equals), registry.received());
            assertEquals(2, declared(registry).at("/spec/access/tenants").size());
        }
    }

    @Test
    void shouldTakeAGrantAwayAndSayWhereThereWasNone() throws IOException {
        try (TestingRegistryService registry = new TestingRegistryService(200, POOL)
                .answering("POST /v1/manifests", 200, APPLIED.formatted(7, "UNCHANGED", ""))) {
            CommandRun run = run(registry, "grant", "remove", "pool", "tenant", "northwind");

            assertEquals(
                    "[\"acme\"]", declared(registry).at("/spec/access/tenants").toString());
            assertEquals("tenant northwind has no grant of pool, as before: it is still version 7.\n", run.out());
        }
    }

    @Test
    void shouldListGrants() throws IOException {
        String grants = """
                {"items": [{"id": "northwind", "subjectKind": "TENANT", "subject": "northwind", "version": 9,
                            "quota": {"concurrentJobs": null, "tokensPerMinute": 500}, "until": null}], "next": null}
                """;
        try (TestingRegistryService registry = new TestingRegistryService(200, grants)) {
            CommandRun run = run(registry, "grant", "list", "pool");

            assertEquals("""
                    kind    subject    concurrent jobs  tokens a minute  until  version
                    TENANT  northwind                               500               9
                    """, run.out());
        }
        try (TestingRegistryService registry = new TestingRegistryService(200, "{\"items\": [], \"next\": null}")) {
            assertEquals(
                    "There is no grant.\n",
                    run(registry, "grant", "list", "pool").out());
            String json =
                    run(registry, "grant", "list", "pool", "--output", "json").out();
            assertTrue(json.contains("\"items\" : [ ]"), json);
        }
    }

    private static JsonNode declared(TestingRegistryService registry) throws JsonProcessingException {
        return new ObjectMapper().readTree(registry.received());
    }

    private static CommandRun run(TestingRegistryService registry, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--registry-service-url", registry.url()));
        return CommandRun.of(all.toArray(String[]::new));
    }
}
