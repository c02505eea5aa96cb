package com.resultity.mesh.registry.manners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.registry.SharedRegistry;
import com.resultity.mesh.registry.TestingIssuer;
import com.resultity.mesh.registry.TestingRegistry;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Idempotency keys, as whoever sends requests sees them. */
class MannersOverHttpTest {

    @RegisterExtension
    static final SharedRegistry SHARED = SharedRegistry.open();

    private final TestingRegistry registry = SHARED.registry();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void shouldCarryOutARequestOnceHoweverOftenItIsSent() throws Exception {
        HttpResponse<String> first = apply("once", pool("manners-once"));
        HttpResponse<String> again = apply("once", pool("manners-once"));
        assertEquals(200, first.statusCode(), first.body());
        assertTrue(first.body().contains("CREATED"), first.body());
        assertEquals(first.body(), again.body());
        assertEquals(first.headers().firstValue("content-type"), again.headers().firstValue("content-type"));
        assertEquals("true", again.headers().firstValue("Idempotency-Replayed").orElse(""));
        HttpResponse<String> another = apply("another", pool("manners-once"));
        assertTrue(another.body().contains("UNCHANGED"), another.body());
    }

    /** Its sender waits with the body until the service asks for it, so that it never is there with the headers. */
    @Test
    void shouldAnswerARequestWhoseBodyArrivesLaterThanItsHeaders() throws Exception {
        HttpRequest request = application("operator", "later", pool("manners-later"))
                .expectContinue(true)
                .build();
        HttpResponse<String> first = http.send(request, BodyHandlers.ofString());
        HttpResponse<String> again = http.send(request, BodyHandlers.ofString());
        assertEquals(200, first.statusCode(), first.body());
        assertEquals(200, again.statusCode(), again.body());
        assertEquals(first.body(), again.body());
    }

    @Test
    void shouldAnswerEachOfManyRequestsAtOnce() {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            HttpRequest request = application("operator", "many-" + i, pool("manners-many-" + i % 10))
                    .expectContinue(i % 2 == 0)
                    .build();
            answers.add(http.sendAsync(request, BodyHandlers.ofString()));
        }
        answers.forEach(answer -> assertEquals(
                200, answer.join().statusCode(), () -> answer.join().body()));
    }

    @Test
    void shouldRefuseAKeyForAnotherRequest() throws Exception {
        apply("reused", pool("manners-reused"));
        HttpResponse<String> other = apply("reused", pool("manners-reused").replace("open,", "open, isolate: true,"));
        assertEquals(422, other.statusCode());
        assertTrue(other.body().contains("was used for another request"), other.body());
        assertFalse(registry.get("/v1/subclouds/manners-reused")
                .body()
                .at("/spec/isolate")
                .asBoolean());
    }

    @Test
    void shouldKeepTheKeysOfEachApart() throws Exception {
        assertEquals(200, apply("theirs", pool("manners-theirs")).statusCode());
        HttpResponse<String> other =
                http.send(application("eve", "theirs", pool("manners-theirs")).build(), BodyHandlers.ofString());
        assertEquals(403, other.statusCode(), other.body());
    }

    @Test
    void shouldRepeatRefusalsToo() throws Exception {
        HttpResponse<String> first = apply("mistaken", "kind: Sub");
        HttpResponse<String> again = apply("mistaken", "kind: Sub");
        assertEquals(422, first.statusCode());
        assertEquals(422, again.statusCode());
        assertEquals(first.body(), again.body());
        assertEquals("true", again.headers().firstValue("Idempotency-Replayed").orElse(""));
        assertEquals(
                "application/problem+json",
                again.headers().firstValue("content-type").orElse(""));
    }

    @Test
    void shouldRefuseABodyThatIsTooLargeUnderAKeyToo() throws Exception {
        HttpResponse<String> refused = apply("large", "#".repeat(8 * 1024 * 1024 + 1));
        assertEquals(413, refused.statusCode(), refused.body());
    }

    /** A short text may come to much: each grant names its Subcloud again. */
    @Test
    void shouldSayThatWhatIsTooMuchTogetherIsToBeSentInParts() throws Exception {
        String tenants = IntStream.range(0, 5_000)
                .mapToObj(number -> "t" + number)
                .collect(Collectors.joining(", ", "{policy: whitelist, tenants: [", "]}"));
        String pools = IntStream.range(10, 35)
                .mapToObj(number ->
                        pool("manners-much-" + "a".repeat(48) + number).replace("{policy: token}", tenants))
                .collect(Collectors.joining("---\n"));

        HttpResponse<String> refused = apply("much", pools);

        assertEquals(409, refused.statusCode(), refused.body());
        assertTrue(refused.body().contains("in several parts"), refused.body());
    }

    @Test
    void shouldShowATokenToWhoAskedFirstAlone() throws Exception {
        apply("before", pool("manners-shown"));
        HttpResponse<String> first = issue();
        HttpResponse<String> again = issue();
        assertEquals(201, first.statusCode(), first.body());
        assertEquals(409, again.statusCode(), again.body());
        assertFalse(again.body().contains("mst_"), again.body());
        assertEquals(
                1,
                registry.get("/v1/subclouds/manners-shown/tokens")
                        .body()
                        .path("items")
                        .size());
    }

    @Test
    void shouldAnswerWhatAnybodyMayAskForAsWithoutAKey() throws Exception {
        for (String path : List.of("/v1/openapi.yaml", "/v1/try/none/there/is")) {
            HttpRequest plain = HttpRequest.newBuilder(registry.address().resolve(path))
                    .POST(BodyPublishers.ofString("{}"))
                    .build();
            HttpRequest keyed = HttpRequest.newBuilder(plain, (name, value) -> true)
                    .header("Idempotency-Key", "nobodys")
                    .build();
            int without = http.send(plain, BodyHandlers.ofString()).statusCode();
            assertTrue(without >= 400 && without < 500, path + " " + without);
            assertEquals(without, http.send(keyed, BodyHandlers.ofString()).statusCode(), path);
        }
    }

    private HttpResponse<String> apply(String key, String manifests) throws Exception {
        return http.send(application("operator", key, manifests).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder application(String user, String key, String manifests) {
        return request(user, "/v1/manifests", key)
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(manifests));
    }

    private HttpResponse<String> issue() throws Exception {
        return http.send(
                request("operator", "/v1/subclouds/manners-shown/tokens", "issued")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String user, String path, String key) {
        return HttpRequest.newBuilder(registry.address().resolve(path))
                .header("Authorization", "Bearer " + TestingIssuer.believed().token(user))
                .header("Idempotency-Key", key);
    }

    private static String pool(String id) {
        return """
                apiVersion: mesh.resultity.com/v1
                kind: Subcloud
                metadata: {id: %s, owner: org/example}
                spec: {participation: open, access: {policy: token}}
                """.formatted(id);
    }
}
