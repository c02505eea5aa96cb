package com.resultity.mesh.registry;

import static com.resultity.mesh.registry.TestingManifests.subcloud;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.resultity.mesh.access.AccessTokens;
import com.resultity.mesh.registry.TestingRegistry.Answer;
import com.resultity.mesh.schemas.AccessToken;
import com.resultity.mesh.schemas.Quota;
import com.resultity.mesh.testkit.MeshCluster;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Access tokens from their issue to their end, on a real broker and a real schema registry. */
class AccessTokensOverHttpTest {

    @RegisterExtension
    static final MeshCluster CLUSTER = MeshCluster.fresh();

    private static final String POOL = "/v1/subclouds/pool/tokens";

    @Test
    void shouldKeepOfATokenWhatChecksItsProofs() {
        try (TestingRegistry registry = started()) {
            JsonNode issued = issue(registry, """
                    {"tenant": "acme", "expiresIn": "30d", "quota": {"concurrentJobs": 5}}""");

            String tokenId = issued.path("tokenId").asText();
            String text = issued.path("token").asText();
            assertEquals(tokenId, AccessTokens.tokenIdOf(text));
            AccessToken kept = last("pool/" + tokenId).value();
            assertEquals("pool", kept.getSubcloudId());
            assertEquals("acme", kept.getTenantId());
            assertEquals(new Quota(5, null), kept.getQuota());
            assertEquals(kept.getValidFrom() + Duration.ofDays(30).toMillis(), kept.getExpiresAt());
            byte[] verifier = new byte[AccessTokens.DIGEST_BYTES];
            kept.getVerifier().get(verifier);
            assertArrayEquals(AccessTokens.verifierOf(text), verifier);
            byte[] proof = AccessTokens.proof(AccessTokens.verifierOf(text), "job", "acme", "pool");
            assertTrue(AccessTokens.isProof(verifier, proof, "job", "acme", "pool"));
            assertEquals(
                    Instant.ofEpochMilli(kept.getExpiresAt()).toString(),
                    issued.path("expiresAt").asText());
        }
    }

    @Test
    void shouldShowATokenOnceAndItsVerifierNever() {
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Logger service = (Logger) LoggerFactory.getLogger("com.resultity.mesh.registry");
        Level before = service.getLevel();
        service.setLevel(Level.TRACE);
        logged.start();
        root.addAppender(logged);
        List<String> secrets = new ArrayList<>();
        StringBuilder told = new StringBuilder();
        try (TestingRegistry registry = started()) {
            JsonNode first = issue(registry, "{}");
            JsonNode second = rotate(registry, first.path("tokenId").asText(), "{}");
            for (JsonNode issued : List.of(first, second)) {
                String text = issued.path("token").asText();
                secrets.add(text.substring(text.lastIndexOf('_') + 1));
                secrets.add(Base64.getEncoder().encodeToString(AccessTokens.verifierOf(text)));
            }
            told.append(ok(registry.get(POOL + "?limit=1000")))
                    .append(ok(registry.get("/v1/subclouds/pool")))
                    .append(registry.delete(POOL + "/" + first.path("token").asText())
                            .body())
                    .append(registry.postJson(
                                    POOL,
                                    "{\"tenant\": \"" + first.path("token").asText() + " \"}")
                            .status());
            ok(registry.delete(POOL + "/" + first.path("tokenId").asText()));
        } finally {
            root.detachAppender(logged);
            service.setLevel(before);
        }
        logged.list.forEach(event -> told.append(event.getFormattedMessage()).append('\n'));
        for (Topic<?> topic : TopicCatalogue.all()) {
            CLUSTER.log().readBytes(topic.name()).forEach(record -> {
                if (record.value() != null && !topic.equals(TopicCatalogue.ACCESS_TOKENS)) {
                    told.append(new String(record.value(), ISO_8859_1));
                }
            });
        }
        assertFalse(logged.list.isEmpty());
        secrets.forEach(secret -> assertFalse(told.toString().contains(secret)));
        // On its own topic lies the verifier, and not the secret either.
        CLUSTER.log().readBytes(TopicCatalogue.ACCESS_TOKENS.name()).forEach(record -> {
            if (record.value() != null) {
                String value = new String(record.value(), ISO_8859_1);
                secrets.forEach(secret -> assertFalse(value.contains(secret)));
                for (int i = 0; i < secrets.size(); i += 2) {
                    assertFalse(value.contains(new String(Base64.getUrlDecoder().decode(secrets.get(i)), ISO_8859_1)));
                }
            }
        });
    }

    @Test
    void shouldListWhatAnybodyMayKnow() {
        try (TestingRegistry registry = started()) {
            String tokenId = issue(registry, "{\"expiresAt\": \"2100-01-01T00:00:00Z\"}")
                    .path("tokenId")
                    .asText();

            JsonNode listed = item(registry, tokenId);

            List<String> fields = new ArrayList<>();
            listed.fieldNames().forEachRemaining(fields::add);
            assertEquals(
                    List.of("tokenId", "subcloud", "tenant", "quota", "validFrom", "expiresAt", "version"), fields);
            assertEquals("2100-01-01T00:00:00Z", listed.path("expiresAt").asText());
        }
    }

    @Test
    void shouldRevokeAtOnce() {
        try (TestingRegistry registry = started()) {
            String tokenId = issue(registry, "").path("tokenId").asText();

            Answer revoked = registry.delete(POOL + "/" + tokenId);

            assertEquals("REMOVED", ok(revoked).at("/results/0/change").asText());
            assertNull(last("pool/" + tokenId).value());
            assertTrue(item(registry, tokenId).isMissingNode());
            assertEquals(404, registry.delete(POOL + "/" + tokenId).status());
            assertEquals(
                    404,
                    registry.postJson(POOL + "/" + tokenId + "/rotate", "{}").status());
        }
    }

    @Test
    void shouldLetARotatedTokenOverlapWithItsSuccessor() {
        try (TestingRegistry registry = started()) {
            JsonNode first = issue(registry, """
                    {"tenant": "acme", "expiresIn": "2d", "quota": {"tokensPerMinute": 9}}""");
            String firstId = first.path("tokenId").asText();
            AccessToken before = last("pool/" + firstId).value();

            JsonNode second = rotate(registry, firstId, "{\"overlap\": \"10m\"}");

            AccessToken old = last("pool/" + firstId).value();
            AccessToken fresh = last("pool/" + second.path("tokenId").asText()).value();
            assertNotEquals(firstId, fresh.getTokenId());
            assertEquals(fresh.getValidFrom() + Duration.ofMinutes(10).toMillis(), old.getExpiresAt());
            assertEquals(before.getVersion() + 1, old.getVersion());
            assertEquals(before.getVerifier(), old.getVerifier());
            assertNotEquals(old.getVerifier(), fresh.getVerifier());
            assertEquals("acme", fresh.getTenantId());
            assertEquals(before.getQuota(), fresh.getQuota());
            assertEquals(fresh.getValidFrom() + Duration.ofDays(2).toMillis(), fresh.getExpiresAt());
            assertEquals(firstId, second.at("/replaced/tokenId").asText());

            // Rotated with no overlap it is over at once, and another rotation finds no life in it.
            String secondId = second.path("tokenId").asText();
            rotate(registry, secondId, "{\"overlap\": \"0s\"}");
            Answer again = registry.postJson(POOL + "/" + secondId + "/rotate", "{}");
            assertEquals(409, again.status());
            assertEquals(
                    "the token has expired: issue a new one",
                    again.body().path("detail").asText());
        }
    }

    @Test
    void shouldNotProlongATokenByRotatingIt() {
        try (TestingRegistry registry = started()) {
            String tokenId =
                    issue(registry, "{\"expiresIn\": \"60s\"}").path("tokenId").asText();
            long expiresAt = last("pool/" + tokenId).value().getExpiresAt();

            rotate(registry, tokenId, "{\"overlap\": \"30d\"}");

            assertEquals(expiresAt, last("pool/" + tokenId).value().getExpiresAt());
        }
    }

    @Test
    void shouldRevokeAllTokensOfASubcloudThatIsRemoved() {
        try (TestingRegistry registry = started()) {
            ok(registry.apply(subcloud("leaving", "{}")));
            JsonNode issued =
                    registry.postJson("/v1/subclouds/leaving/tokens", "{}").body();

            ok(registry.delete("/v1/subclouds/leaving"));

            assertNull(last("leaving/" + issued.path("tokenId").asText()).value());
            assertEquals(404, registry.get("/v1/subclouds/leaving/tokens").status());
            assertEquals(
                    404, registry.postJson("/v1/subclouds/leaving/tokens", "{}").status());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "[]                              | : is not one JSON object -> write fields in braces, or nothing at all",
                "{\"tennant\": \"a\"}            | tennant: is not a field -> write tenant",
                "{\"tenant\": \"a/b\"}           | tenant: \"a/b\" is not a tenant's id -> use 1 to 64 of A-Z, a-z, 0-9, ., _ and -",
                "{\"expiresIn\": \"30\"}         | expiresIn: \"30\" is not a length of time -> write a whole number and one of ms, s, m, h, d, such as 8s or 1500ms",
                "{\"expiresIn\": \"0s\"}         | expiresIn: \"0s\" is out of bounds -> write from 1s to 87600h",
                "{\"expiresAt\": \"2001-01-01\"} | expiresAt: is over already -> write a moment that is still to come",
                "{\"expiresIn\": \"1h\", \"expiresAt\": \"2100-01-01\"} | expiresAt: is there beside expiresIn -> keep one of the two",
                "{\"quota\": {}}                 | quota: limits nothing -> add concurrentJobs, such as 10, or tokensPerMinute, such as 100000, or remove the section",
            })
    void shouldTellWhatIsMistaken(String request, String expected) {
        try (TestingRegistry registry = started()) {
            Answer answer = registry.postJson(POOL, request);

            assertEquals(422, answer.status(), () -> answer.body().toString());
            assertEquals(
                    "1 mistake; nothing was done", answer.body().path("detail").asText());
            JsonNode error = answer.body().at("/errors/0");
            assertEquals(
                    expected,
                    error.path("field").asText() + ": " + error.path("problem").asText() + " -> "
                            + error.path("remedy").asText());
        }
    }

    private static TestingRegistry started() {
        TestingRegistry registry = TestingRegistry.start(CLUSTER);
        ok(registry.apply(subcloud("pool", "{}")));
        return registry;
    }

    private static JsonNode issue(TestingRegistry registry, String terms) {
        return created(registry.postJson(POOL, terms));
    }

    private static JsonNode rotate(TestingRegistry registry, String tokenId, String terms) {
        return created(registry.postJson(POOL + "/" + tokenId + "/rotate", terms));
    }

    private static JsonNode created(Answer answer) {
        assertEquals(201, answer.status(), () -> answer.body().toPrettyString());
        return answer.body();
    }

    private static JsonNode ok(Answer answer) {
        assertEquals(200, answer.status(), () -> answer.body().toPrettyString());
        return answer.body();
    }

    private static JsonNode item(TestingRegistry registry, String tokenId) {
        for (JsonNode item : ok(registry.get(POOL + "?limit=1000")).path("items")) {
            if (item.path("tokenId").asText().equals(tokenId)) {
                return item;
            }
        }
        return MissingNode.getInstance();
    }

    private static ConsumerRecord<String, AccessToken> last(String key) {
        return CLUSTER.log().read(TopicCatalogue.ACCESS_TOKENS).stream()
                .filter(record -> record.key().equals(key))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
