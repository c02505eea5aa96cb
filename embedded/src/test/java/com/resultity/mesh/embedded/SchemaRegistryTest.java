package com.resultity.mesh.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaRegistryTest {

    private static final Path HOME = Path.of(System.getProperty("schema.registry.home"));

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void shouldKeepSchemasAndTheirIdsOverAnOrderlyRestartAndOverACrash() throws Exception {
        SchemaRegistryOptions options = SchemaRegistryOptions.in(folder, HOME);
        String first;
        String second;
        try (SchemaRegistry registry = SchemaRegistry.start(options)) {
            first = register(registry, "First");
        }
        try (SchemaRegistry registry = SchemaRegistry.start(options)) {
            assertTrue(schema(registry, first).contains("First"));
            second = register(registry, "Second");
            registry.kill();
        }
        try (SchemaRegistry registry = SchemaRegistry.start(options)) {
            assertTrue(schema(registry, first).contains("First"));
            assertTrue(schema(registry, second).contains("Second"));
            assertEquals(first, register(registry, "First"));
            assertNotEquals(second, register(registry, "Third"));
        }
    }

    @Test
    void shouldSayWhereThereIsNoRegistry() {
        SchemaRegistryOptions options = SchemaRegistryOptions.in(folder, folder);

        StartFailedException failure = assertThrows(StartFailedException.class, () -> SchemaRegistry.start(options));

        assertEquals(
                "There is no schema registry in " + folder + ": the build of the module 'embedded' unpacks it.",
                failure.getMessage());
    }

    /** Returns the id that the registry answers with, as it stands in the JSON. */
    private String register(SchemaRegistry registry, String name) throws Exception {
        String body =
                "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"" + name + "\\\",\\\"fields\\\":[]}\"}";
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(registry.url() + "/apis/ccompat/v7/subjects/" + name + "-value/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        String answer = send(request);
        return answer.replaceAll("\\D", "");
    }

    private String schema(SchemaRegistry registry, String id) throws Exception {
        URI address = URI.create(registry.url() + "/apis/ccompat/v7/schemas/ids/" + id);
        return send(HttpRequest.newBuilder(address).build());
    }

    private String send(HttpRequest request) throws Exception {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), response.body());
        return response.body();
    }
}
