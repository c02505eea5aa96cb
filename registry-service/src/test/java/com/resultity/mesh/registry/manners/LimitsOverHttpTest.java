package com.resultity.mesh.registry.manners;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.registry.TestingIssuer;
import com.resultity.mesh.registry.TestingRegistry;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Limits, as whoever sends requests sees them. Requests within them get as far as finding nothing to read. */
class LimitsOverHttpTest {

    private static final int MOST = 5;
    private static final int WITHIN = 503;
    private static final int BEYOND = 429;

    private final TestingTime time = new TestingTime();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final TestingRegistry registry =
            TestingRegistry.startWithoutBroker(Map.of("mesh.limits.requests-a-minute", MOST), time);

    @AfterEach
    void end() {
        registry.close();
    }

    @Test
    void shouldLimitEachByThemselves() throws Exception {
        for (int i = 0; i < MOST; i++) {
            assertEquals(WITHIN, as("mallory").statusCode());
        }
        HttpResponse<String> refused = as("mallory");
        assertEquals(BEYOND, refused.statusCode());
        assertEquals(
                "application/problem+json",
                refused.headers().firstValue("content-type").orElse(""));
        long seconds =
                Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow());
        assertEquals(WITHIN, as("bob").statusCode());

        time.pass(Duration.ofSeconds(seconds));
        assertEquals(WITHIN, as("mallory").statusCode());
        assertEquals(BEYOND, as("mallory").statusCode());
    }

    @Test
    void shouldSlowDownWhoGuessesTokensAndNobodyElseAtTheirAddress() throws Exception {
        for (int i = 0; i < MOST; i++) {
            assertEquals(401, send("guess" + i).statusCode());
        }
        assertEquals(BEYOND, send("guess").statusCode());
        assertEquals(WITHIN, as("bob").statusCode());
    }

    private HttpResponse<String> as(String user) throws Exception {
        return send(TestingIssuer.believed().token(user));
    }

    private HttpResponse<String> send(String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(registry.address().resolve("/v1/subclouds"))
                .header("Authorization", "Bearer " + token)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
