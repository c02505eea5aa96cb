package com.resultity.mesh.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.resultity.mesh.cli.CommandRun;
import com.resultity.mesh.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What an owner does with a Subcloud of the examples, by commands against a mesh that holds all of them.
 *
 * @param folder the folder of the mesh
 */
record OwnersDay(String registryServiceUrl, String routerServiceUrl, Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final String WHITELISTED = "healthcare";
    private static final String VERIFIED = "gpuClasses: [H100-SXM, A100-80GB, L40S]";

    /** Tightens the Subcloud so that a member fails, moves it, lends another one out, removes it and brings it back. */
    void liveThrough(String subcloud, String member) throws IOException {
        Path manifest = manifestOf(subcloud);
        assertEquals(ExitCode.OK, run("diff", "-f", EXAMPLES.toString()).exitCode());

        String text = Files.readString(manifest);
        assertTrue(text.contains(VERIFIED), text);
        Path tighter =
                Files.writeString(folder.resolve("tighter.yaml"), text.replace(VERIFIED, "gpuClasses: [A100-80GB]"));
        assertTightened(tighter, subcloud, member);
        CommandRun early = run("delete", "-f", tighter.toString());
        assertEquals(ExitCode.NEGATIVE, early.exitCode(), early.out());
        assertEquals("ACTIVE", subcloud(subcloud).at("/status/state").asText());

        long before = subcloud(subcloud).at("/status/version").asLong();
        ok("subcloud", "suspend", subcloud, "--reason", "maintenance");
        assertStale(subcloud, before);
        ok("subcloud", "resume", subcloud);
        assertLentOut();
        assertTrue(ok("member", "expel", subcloud, member).contains("EXPELLED"));
        assertTrue(ok("member", "reinstate", subcloud, member).contains("ACTIVE"));
        assertTrue(ok("node", "memberships", member).contains(subcloud));
        assertEquals(ExitCode.OK, run("diff", "-f", manifest.toString()).exitCode());

        assertTrue(ok("delete", "-f", tighter.toString(), "--yes").endsWith("1 removed, 0 not there.\n"));
        assertTrue(ok("delete", "-f", tighter.toString()).endsWith("0 removed, 1 not there.\n"));
        assertTrue(ok("subcloud", "history", subcloud).contains("maintenance"));
        ok("subcloud", "restore", subcloud, Long.toString(before));
        ok("subcloud", "submit", subcloud);
        assertEquals(ExitCode.OK, run("diff", "-f", manifest.toString()).exitCode());
    }

    private void assertTightened(Path tighter, String subcloud, String member) throws JsonProcessingException {
        CommandRun diff = run("diff", "-f", tighter.toString());
        assertEquals(ExitCode.NEGATIVE, diff.exitCode(), diff.err());
        assertTrue(
                diff.out()
                        .startsWith("changed Subcloud " + subcloud
                                + "\n  spec.criteria.gpuClasses  A100-80GB, H100-SXM, L40S -> A100-80GB\n"),
                diff.out());
        assertTrue(diff.out().contains("\nJobs from "), diff.out());

        JsonNode memberships = JSON.readTree(run("diff", "-f", tighter.toString(), "--hours", "0", "--output", "json")
                        .out())
                .path("memberships");
        List<String> suspended = new ArrayList<>();
        memberships.forEach(change -> suspended.add(
                change.path("node").asText() + " " + change.at("/after/state").asText()));
        assertTrue(suspended.contains(member + " SUSPENDED"), memberships::toString);
    }

    private void assertLentOut() {
        ok("grant", "add", WHITELISTED, "tenant", "northwind", "--tokens-per-minute", "500");
        assertTrue(ok("grant", "list", WHITELISTED).contains("northwind"));
        ok("grant", "remove", WHITELISTED, "tenant", "northwind");
        assertEquals(
                ExitCode.OK,
                run("diff", "-f", manifestOf(WHITELISTED).toString()).exitCode());
    }

    private static Path manifestOf(String subcloud) {
        return EXAMPLES.resolve("subclouds").resolve(subcloud + ".yaml");
    }

    private void assertStale(String subcloud, long version) {
        CommandRun stale = run("subcloud", "resume", subcloud, "--if-version", Long.toString(version));
        assertEquals(ExitCode.NEGATIVE, stale.exitCode(), stale.out());
        assertTrue(stale.err().contains("What differs now: state."), stale.err());
        assertTrue(stale.err().contains("maintenance"), stale.err());
    }

    private JsonNode subcloud(String id) throws JsonProcessingException {
        return JSON.readTree(ok("subcloud", "get", id, "--output", "json"));
    }

    private String ok(String... arguments) {
        CommandRun run = run(arguments);
        assertEquals(ExitCode.OK, run.exitCode(), () -> String.join(" ", arguments) + ": " + run.err());
        return run.out();
    }

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--state-directory", folder.toString(), "--registry-service-url", registryServiceUrl));
        if (arguments[0].equals("diff")) {
            all.addAll(List.of("--router-service-url", routerServiceUrl));
        }
        return CommandRun.of(all.toArray(String[]::new));
    }
}
