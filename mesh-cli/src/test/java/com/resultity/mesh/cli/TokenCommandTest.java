package com.resultity.mesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.manifests.TestingRegistryService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TokenCommandTest {
    private static final String TEXT = "mst_abcd2345_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    private static final String ISSUED = """
            {"tokenId": "abcd2345", "token": "%s", "subcloud": "partner-api", "tenant": "acme", "quota": null,
             "validFrom": "2027-01-01T00:00:00Z", "expiresAt": %s, "version": 7%s}
            """;

    @Test
    void shouldPrintNothingButTheTokenOnTheStandardOutput() throws IOException {
        String answer = ISSUED.formatted(TEXT, "\"2027-01-31T00:00:00Z\"", "");
        try (TestingRegistryService registry = new TestingRegistryService(201, answer)) {
            CommandRun run = token(registry, "issue", "partner-api", "--tenant", "acme", "--expires", "30d");

            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertEquals(TEXT + "\n", run.out());
            assertEquals(
                    "Token abcd2345 of partner-api is valid until 2027-01-31T00:00:00Z."
                            + " Keep it: it is not shown again.\n",
                    run.err());
            assertEquals("POST /v1/subclouds/partner-api/tokens", registry.requested());
            assertEquals("{\"expiresIn\":\"30d\",\"tenant\":\"acme\"}", registry.received());
        }
    }

    @Test
    void shouldSayHowLongTheReplacedTokenStaysValid() throws IOException {
        String replaced = ", \"replaced\": {\"tokenId\": \"zzzz7777\", \"expiresAt\": \"2027-01-01T01:00:00Z\"}";
        try (TestingRegistryService registry =
                new TestingRegistryService(201, ISSUED.formatted(TEXT, "null", replaced))) {
            CommandRun run = token(registry, "rotate", "partner-api", "zzzz7777", "--overlap", "1h");

            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertEquals(TEXT + "\n", run.out());
            assertEquals("""
                    Token abcd2345 of partner-api is valid until it is revoked. Keep it: it is not shown again.
                    Token zzzz7777 stays valid until 2027-01-01T01:00:00Z.
                    """, run.err());
            assertEquals("POST /v1/subclouds/partner-api/tokens/zzzz7777/rotate", registry.requested());
            assertEquals("{\"overlap\":\"1h\"}", registry.received());
        }
    }

    @Test
    void shouldListTokens() throws IOException {
        String answer = """
                {"items": [
                  {"tokenId": "abcd2345", "tenant": null, "validFrom": "2027-01-01T00:00:00Z", "expiresAt": null},
                  {"tokenId": "zzzz7777", "tenant": "acme", "validFrom": "2027-01-01T00:00:00Z",
                   "expiresAt": "2027-01-31T00:00:00Z"}], "next": null}
                """;
        try (TestingRegistryService registry = new TestingRegistryService(200, answer)) {
            CommandRun run = token(registry, "list", "partner-api");

            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertEquals("""
                    token     tenant  valid from            expires
                    abcd2345  any     2027-01-01T00:00:00Z  never
                    zzzz7777  acme    2027-01-01T00:00:00Z  2027-01-31T00:00:00Z
                    """, run.out());
        }
    }

    @Test
    void shouldSendTheIdAloneWhereTheWholeTokenIsGiven() throws IOException {
        try (TestingRegistryService registry = new TestingRegistryService(200, "{\"results\": []}")) {
            CommandRun run = token(registry, "revoke", "partner-api", TEXT);

            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertEquals("DELETE /v1/subclouds/partner-api/tokens/abcd2345", registry.requested());
            assertEquals("Token abcd2345 of partner-api is revoked.\n", run.out());
        }
    }

    @Test
    void shouldNotRepeatWhatMayBeATruncatedToken() throws IOException {
        String truncated = TEXT.substring(0, 40);
        try (TestingRegistryService registry = new TestingRegistryService(200, "{}")) {
            CommandRun run = token(registry, "revoke", "partner-api", truncated);

            assertEquals(ExitCode.ENVIRONMENT, run.exitCode());
            assertFalse((run.out() + run.err()).contains(truncated.substring(13)), run.err());
            assertEquals(null, registry.requested());
        }
    }

    @Test
    void shouldSayWhyItWasRefused() throws IOException {
        try (TestingRegistryService registry =
                new TestingRegistryService(404, "{\"status\": 404, \"detail\": \"there is no such Subcloud\"}")) {
            CommandRun run = token(registry, "list", "nowhere");

            assertEquals(ExitCode.NEGATIVE, run.exitCode());
            assertEquals(
                    "Not done: there is no such Subcloud.\n"
                            + "It is not there, or not for you to see: the list commands show what is.\n",
                    run.err());
        }
        String mistaken = """
                {"status": 422, "detail": "1 mistake", "errors": [
                  {"line": 1, "field": "expiresIn", "problem": "\\"soon\\" is not a length of time", "remedy": "write 30d"}]}
                """;
        try (TestingRegistryService registry = new TestingRegistryService(422, mistaken)) {
            CommandRun run = token(registry, "issue", "partner-api", "--expires", "soon");

            assertEquals(ExitCode.NEGATIVE, run.exitCode());
            assertEquals("Not done: expiresIn: \"soon\" is not a length of time — write 30d.\n", run.err());
        }
    }

    @Test
    void shouldNotShowATokenInAnErrorAboutAnAnswerThatItCannotRead() throws IOException {
        try (TestingRegistryService registry = new TestingRegistryService(201, "{\"token\": \"" + TEXT)) {
            CommandRun run = token(registry, "issue", "partner-api", "--verbose");

            assertEquals(ExitCode.ENVIRONMENT, run.exitCode());
            assertTrue(run.err().contains("is no registry-service"), run.err());
            assertFalse((run.out() + run.err()).contains(TEXT), run.err());
        }
    }

    private static CommandRun token(TestingRegistryService registry, String... arguments) {
        List<String> all = new ArrayList<>(List.of("token"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--registry-service-url", registry.url()));
        return CommandRun.of(all.toArray(String[]::new));
    }
}
