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
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** Access tokens from their issue to their end, on a real broker and a real schema registry. */
class AccessTokensOverHttpTest {

    @RegisterExtension
    static final SharedRegistry SHARED = new SharedRegistry();

    private static final String POOL = "/v1/subclouds/guarded/tokens";

    private final TestingRegistry registry = SHARED.registry();

    @BeforeAll
    static void declare() {
        ok(SHARED.registry().apply(subcloud("guarded", "{}")));
    }

    @Test
    void shouldKeepOfATokenWhatChecksItsProofs() {
        JsonNode issued = issue(registry, """
                    {"tenant": "acme", "expiresIn": "30d", "quota": {"concurrentJobs": 5}}""");

        String tokenId = issued.path("tokenId").asText();
        String text = issued.path("token").asText();
        assertEquals(tokenId, AccessTokens.tokenIdOf(text));
        AccessToken kept = last("guarded/" + tokenId).value();
        assertEquals("guarded", kept.getSubcloudId());
        assertEquals("acme", kept.getTenantId());
        assertEquals(new Quota(5, null), kept.getQuota());
        assertEquals(kept.getValidFrom() + Duration.ofDays(30).toMillis(), kept.getExpiresAt());
        byte[] verifier = new byte[AccessTokens.DIGEST_BYTES];
        kept.getVerifier().get(verifier);
        assertArrayEquals(AccessTokens.verifierOf(text), verifier);
        byte[] proof = AccessTokens.proof(AccessTokens.verifierOf(text), "job", "acme", "guarded");
        assertTrue(AccessTokens.isProof(verifier, proof, "job", "acme", "guarded"));
        assertEquals(
                Instant.ofEpochMilli(kept.getExpiresAt()).toString(),
                issued.path("expiresAt").asText());
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
        service.trace("what is logged is heard");
        List<String> secrets = new ArrayList<>();
        List<String> verifiers = new ArrayList<>();
        StringBuilder told = new StringBuilder();
        try {
            JsonNode first = issue(registry, "{}");
            JsonNode second = rotate(registry, first.path("tokenId").asText(), "{}");
            for (JsonNode issued : List.of(first, second)) {
                String text = issued.path("token").asText();
                String secret = text.substring("mst_abcd2345_".length());
                secrets.add(secret);
                secrets.add(bytes(Base64.getUrlDecoder().decode(secret)));
                verifiers.add(bytes(AccessTokens.verifierOf(text)));
                verifiers.add(Base64.getEncoder().encodeToString(AccessTokens.verifierOf(text)));
            }
            String text = first.path("token").asText();
            told.append(ok(registry.get(POOL + "?limit=1000")))
                    .append(ok(registry.get("/v1/subclouds/guarded")))
                    .append(registry.delete(POOL + "/" + text).body())
                    .append(ok(
                            registry.delete(POOL + "/" + first.path("tokenId").asText())));
            assertTrue(told.toString().contains(second.path("tokenId").asText()));
        } finally {
            root.detachAppender(logged);
            service.setLevel(before);
        }
        assertFalse(logged.list.isEmpty());
        logged.list.forEach(event -> told.append(event.getFormattedMessage()));
        StringBuilder kept = new StringBuilder();
        for (Topic<?> topic : TopicCatalogue.all()) {
            SHARED.cluster().log().readBytes(topic.name()).stream()
                    .filter(record -> record.value() != null)
                    .forEach(record ->
                            (topic.contents() == Topic.Contents.SECRETS ? kept : told).append(bytes(record.value())));
        }
        secrets.forEach(secret -> assertFalse((told.toString() + kept).contains(secret)));
        verifiers.forEach(verifier -> assertFalse(told.toString().contains(verifier)));
        // On the topics made for them lie the verifiers: so what is looked for is found where it is.
        assertTrue(kept.toString().contains(verifiers.get(0)));
    }

    private static String bytes(byte[] value) {
        return new String(value, ISO_8859_1);
    }

    @Test
    void shouldListWhatAnybodyMayKnow() {
        String tokenId = issue(registry, "{\"expiresAt\": \"2100-01-01T00:00:00Z\"}")
                .path("tokenId")
                .asText();

        JsonNode listed = item(registry, tokenId);

        List<String> fields = new ArrayList<>();
        listed.fieldNames().forEachRemaining(fields::add);
        assertEquals(List.of("tokenId", "subcloud", "tenant", "quota", "validFrom", "expiresAt", "version"), fields);
        assertEquals("2100-01-01T00:00:00Z", listed.path("expiresAt").asText());
    }

    @Test
    void shouldRevokeAtOnce() {
        String tokenId = issue(registry, "").path("tokenId").asText();

        Answer revoked = registry.delete(POOL + "/" + tokenId);

        assertEquals("REMOVED", ok(revoked).at("/results/0/change").asText());
        assertNull(last("guarded/" + tokenId).value());
        assertTrue(item(registry, tokenId).isMissingNode());
        assertEquals(404, registry.delete(POOL + "/" + tokenId).status());
        assertEquals(
                404, registry.postJson(POOL + "/" + tokenId + "/rotate", "{}").status());
    }

    @Test
    void shouldLetARotatedTokenOverlapWithItsSuccessor() {
        JsonNode first = issue(registry, """
                    {"tenant": "acme", "expiresIn": "2d", "quota": {"tokensPerMinute": 9}}""");
        String firstId = first.path("tokenId").asText();
        AccessToken before = last("guarded/" + firstId).value();

        JsonNode second = rotate(registry, firstId, "{\"overlap\": \"10m\"}");

        AccessToken old = last("guarded/" + firstId).value();
        AccessToken fresh = last("guarded/" + second.path("tokenId").asText()).value();
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

    @Test
    void shouldNotProlongATokenByRotatingIt() {
        String tokenId =
                issue(registry, "{\"expiresIn\": \"60s\"}").path("tokenId").asText();
        long expiresAt = last("guarded/" + tokenId).value().getExpiresAt();

        rotate(registry, tokenId, "{\"overlap\": \"30d\"}");

        assertEquals(expiresAt, last("guarded/" + tokenId).value().getExpiresAt());
    }

    @Test
    void shouldRevokeAllTokensOfASubcloudThatIsRemoved() {
        ok(registry.apply(subcloud("leaving", "{}")));
        JsonNode issued =
                registry.postJson("/v1/subclouds/leaving/tokens", "{}").body();

        ok(registry.delete("/v1/subclouds/leaving"));

        assertNull(last("leaving/" + issued.path("tokenId").asText()).value());
        assertEquals(404, registry.get("/v1/subclouds/leaving/tokens").status());
        assertEquals(
                404, registry.postJson("/v1/subclouds/leaving/tokens", "{}").status());
    }

    @Test
    void shouldTellWhatIsMistaken() {
        Answer answer = registry.postJson(POOL, "{\"expiresIn\": \"30\"}");

        assertEquals(422, answer.status());
        assertEquals("application/problem+json", answer.contentType());
        assertEquals("1 mistake; nothing was done", answer.body().path("detail").asText());
        assertEquals("expiresIn", answer.body().at("/errors/0/field").asText());
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
        return SHARED.cluster().log().read(TopicCatalogue.ACCESS_TOKENS).stream()
                .filter(record -> record.key().equals(key))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
