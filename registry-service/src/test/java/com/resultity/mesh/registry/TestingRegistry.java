package com.resultity.mesh.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.resultity.mesh.testkit.Await;
import com.resultity.mesh.testkit.MeshCluster;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The whole service in this process, spoken to over HTTP as anybody would. */
public final class TestingRegistry implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final EmbeddedServer server;
    private final String token;
    private final Optional<String> key;

    private TestingRegistry(EmbeddedServer server, String token, Optional<String> key) {
        this.server = server;
        this.token = token;
        this.key = key;
    }

    /** The same service, asked by somebody else than the operator of the network. */
    public TestingRegistry as(String user) {
        return new TestingRegistry(server, TestingIssuer.believed().token(user), key);
    }

    /** The same service, asked under an idempotency key. */
    TestingRegistry withKey(String text) {
        return new TestingRegistry(server, token, Optional.of(text));
    }

    /** Where it is reached. */
    public URI address() {
        return URI.create(server.getURI().toString());
    }

    /** An answer. */
    public record Answer(int status, String contentType, JsonNode body) {}

    /** Starts the service and waits until it is ready. */
    public static TestingRegistry start(MeshCluster cluster) {
        return start(cluster, Map.of());
    }

    /** Starts the service with settings of its own, and waits until it is ready. */
    public static TestingRegistry start(MeshCluster cluster, Map<String, Object> settings) {
        TestingRegistry registry = start(cluster.bootstrapServers(), cluster.registryUrl(), settings);
        Await.until("readiness", () -> registry.get("/health/readiness").status() == 200);
        return registry;
    }

    /**
     * Starts the service where nothing that it needs is to be found.
     *
     * @param parts what takes the place of parts of it
     */
    public static TestingRegistry startWithoutBroker(Map<String, Object> settings, Object... parts) {
        return start("127.0.0.1:1", "http://127.0.0.1:1", settings, parts);
    }

    private static TestingRegistry start(
            String bootstrapServers, String registryUrl, Map<String, Object> others, Object... parts) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "micronaut.server.port",
                "-1",
                "kafka.bootstrap.servers",
                bootstrapServers,
                "mesh.schema-registry.url",
                registryUrl,
                "mesh.identity.public-keys",
                TestingIssuer.believed().publicKeys().toString(),
                "mesh.limits.requests-a-minute",
                "1000000"));
        settings.putAll(others);
        return new TestingRegistry(
                ApplicationContext.builder(settings)
                        .singletons(parts)
                        .start()
                        .getBean(EmbeddedServer.class)
                        .start(),
                TestingIssuer.believed().token("operator"),
                Optional.empty());
    }

    public Answer get(String path) {
        return send(request(path).build());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE().build());
    }

    public Answer apply(String yaml) {
        return post("application/yaml", yaml);
    }

    /** Applies on the condition that a version is the present one. */
    Answer applyIfMatch(String ifMatch, String yaml) {
        return send(request("/v1/manifests")
                .header("Content-Type", "application/yaml")
                .header("If-Match", ifMatch)
                .POST(HttpRequest.BodyPublishers.ofString(yaml))
                .build());
    }

    public Answer postJson(String path, String json) {
        return post(path, "application/json", json);
    }

    public Answer post(String contentType, String body) {
        return post("/v1/manifests", contentType, body);
    }

    /** Asks what manifests would come to. */
    Answer draft(String yaml) {
        return post("/v1/drafts", "application/yaml", yaml);
    }

    private Answer post(String path, String contentType, String body) {
        return send(request(path)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.getURI() + path)).header("Authorization", "Bearer " + token);
        key.ifPresent(text -> request.header("Idempotency-Key", text));
        return request;
    }

    /** The states of a node's memberships, by Subcloud. */
    Map<String, String> membershipsOf(String node) {
        Map<String, String> states = new TreeMap<>();
        for (JsonNode item : get("/v1/nodes/" + node + "/memberships").body().path("items")) {
            states.put(item.path("subcloud").asText(), item.path("state").asText());
        }
        return states;
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    JSON.readTree(response.body()));
        } catch (IOException failure) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        server.getApplicationContext().close();
    }
}
