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
import java.util.Map;

/** The whole service in this process, spoken to over HTTP as anybody would. */
final class TestingRegistry implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final EmbeddedServer server;

    private TestingRegistry(EmbeddedServer server) {
        this.server = server;
    }

    /** An answer. */
    record Answer(int status, String contentType, JsonNode body) {}

    /** Starts the service and waits until it is ready. */
    static TestingRegistry start(MeshCluster cluster) {
        TestingRegistry registry = start(cluster.bootstrapServers(), cluster.registryUrl());
        Await.until("readiness", () -> registry.get("/health/readiness").status() == 200);
        return registry;
    }

    /** Starts the service where nothing that it needs is to be found. */
    static TestingRegistry startWithoutBroker() {
        return start("127.0.0.1:1", "http://127.0.0.1:1");
    }

    private static TestingRegistry start(String bootstrapServers, String registryUrl) {
        return new TestingRegistry(ApplicationContext.run(
                EmbeddedServer.class,
                Map.of(
                        "micronaut.server.port", "-1",
                        "kafka.bootstrap.servers", bootstrapServers,
                        "mesh.schema-registry.url", registryUrl)));
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    Answer delete(String path) {
        return send(HttpRequest.newBuilder(uri(path)).DELETE().build());
    }

    Answer apply(String yaml) {
        return post("application/yaml", yaml);
    }

    /** Applies on the condition that a version is the present one. */
    Answer applyIfMatch(String ifMatch, String yaml) {
        return send(HttpRequest.newBuilder(uri("/v1/manifests"))
                .header("Content-Type", "application/yaml")
                .header("If-Match", ifMatch)
                .POST(HttpRequest.BodyPublishers.ofString(yaml))
                .build());
    }

    Answer postJson(String path, String json) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    Answer post(String contentType, String body) {
        return send(HttpRequest.newBuilder(uri("/v1/manifests"))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private URI uri(String path) {
        return URI.create(server.getURI() + path);
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
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
        server.close();
    }
}
