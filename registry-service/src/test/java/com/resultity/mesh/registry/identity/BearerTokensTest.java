package com.resultity.mesh.registry.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.resultity.mesh.registry.TestingIssuer;
import com.resultity.mesh.registry.authority.Principal;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.context.exceptions.ConfigurationException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is believed; what is not is a table of its own, which is held against the whole service. */
class BearerTokensTest {

    private static final TestingIssuer ISSUER = TestingIssuer.believed();

    @TempDir
    Path folder;

    @Test
    void shouldKnowWhoHoldsAToken() {
        BearerTokens tokens = tokens(settings(ISSUER.publicKeys().toString(), null), System.currentTimeMillis());
        assertEquals(Optional.of(new Principal("alice", false)), tokens.principalOf(ISSUER.token("alice")));
        assertEquals(Optional.of(new Principal("root", true)), tokens.principalOf(ISSUER.token("root")));
        assertEquals(
                Optional.of(new Principal("auth0|62f@clients", false)),
                tokens.principalOf(ISSUER.token("auth0|62f@clients")));
    }

    @Test
    void shouldBelieveATokenFromItsBeginToItsEndButForTheSkew() {
        AtomicLong now = new AtomicLong();
        long begin = 1_000_000_000_000L;
        long end = begin + 60_000;
        String token =
                ISSUER.token("alice", it -> it.notBeforeTime(new Date(begin)).expirationTime(new Date(end)));
        BearerTokens tokens = new BearerTokens(
                settings("", null), IssuerKeys.of(settings(ISSUER.publicKeys().toString(), null)), now::get);

        now.set(begin - 11_000);
        assertTrue(tokens.principalOf(token).isEmpty());
        now.set(begin - 9_000);
        assertTrue(tokens.principalOf(token).isPresent());
        now.set(end + 9_000);
        assertTrue(tokens.principalOf(token).isPresent());
        now.set(end + 11_000);
        assertTrue(tokens.principalOf(token).isEmpty());
    }

    @Test
    void shouldTakeKeysThatTheIssuerPublishes() throws Exception {
        byte[] keys = Files.readAllBytes(ISSUER.publicKeys());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keys", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(keys);
            }
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
            BearerTokens tokens = tokens(settings(null, url), System.currentTimeMillis());
            assertTrue(tokens.principalOf(ISSUER.token("alice")).isPresent());
            assertFalse(
                    tokens.principalOf(TestingIssuer.foreign().token("alice")).isPresent());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void shouldBelieveNobodyWhileTheIssuerDoesNotAnswer() {
        BearerTokens tokens = tokens(settings(null, "http://127.0.0.1:1/keys"), System.currentTimeMillis());
        assertTrue(tokens.principalOf(ISSUER.token("alice")).isEmpty());
    }

    @Test
    void shouldNotStartWithoutKeysThatProveSomething() throws Exception {
        Path secret = Files.writeString(
                folder.resolve("secret.json"),
                new JWKSet(new OctetSequenceKeyGenerator(256).generate()).toString(false));
        Path signing = Files.writeString(folder.resolve("signing.json"), new JWKSet(ISSUER.key()).toString(false));
        Path nothing = Files.writeString(folder.resolve("nothing.json"), "{\"keys\": []}");
        Path garbage = Files.writeString(folder.resolve("garbage.json"), "garbage");
        for (Path file : Set.of(secret, signing, nothing, garbage, folder.resolve("missing.json"))) {
            IdentitySettings settings = settings(file.toString(), null);
            ConfigurationException refused = assertThrows(ConfigurationException.class, () -> IssuerKeys.of(settings));
            assertTrue(refused.getMessage().contains(file.getFileName().toString()), refused.getMessage());
            assertFalse(
                    refused.getMessage().contains(ISSUER.key().toECKey().getD().toString()));
        }
        assertThrows(ConfigurationException.class, () -> IssuerKeys.of(settings("", "")));
        assertThrows(ConfigurationException.class, () -> IssuerKeys.of(settings("a", "http://127.0.0.1/")));
        assertThrows(ConfigurationException.class, () -> IssuerKeys.of(settings(null, "no address")));
    }

    private static BearerTokens tokens(IdentitySettings settings, long now) {
        return new BearerTokens(settings, IssuerKeys.of(settings), () -> now);
    }

    private static IdentitySettings settings(String publicKeys, String jwksUrl) {
        return new IdentitySettings(
                TestingIssuer.ISSUER,
                TestingIssuer.AUDIENCE,
                publicKeys,
                jwksUrl,
                Set.of("root"),
                Duration.ofSeconds(10));
    }
}
