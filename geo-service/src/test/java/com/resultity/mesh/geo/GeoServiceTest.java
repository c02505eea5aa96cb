package com.resultity.mesh.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.testkit.Await;
import com.resultity.mesh.testkit.MeshCluster;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.BeanInstantiationException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GeoServiceTest {

    @RegisterExtension
    static final MeshCluster cluster = MeshCluster.shared();

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void shouldBecomeReady() {
        try (EmbeddedServer server =
                server(Map.of("mesh.geo.address-database", "classpath:maxmind-test/GeoLite2-Country-Test.mmdb"))) {
            Await.until("the service to be ready", () -> readiness(server).statusCode() == 200);
        }
    }

    @Test
    void shouldNotBeReadyWithoutZones() throws IOException, InterruptedException {
        try (EmbeddedServer server = server(Map.of("kafka.bootstrap.servers", "127.0.0.1:1"))) {
            assertEquals(503, readiness(server).statusCode());
            assertTrue(
                    readiness(server).body().contains("\"geo\""),
                    readiness(server).body());
        }
    }

    @Test
    void shouldRefuseAnAddressDatabaseThatIsNotThere() {
        BeanInstantiationException refused = assertThrows(
                BeanInstantiationException.class, () -> server(Map.of("mesh.geo.address-database", "/nowhere.mmdb"))
                        .close());

        assertTrue(refused.getMessage().contains("the address database /nowhere.mmdb cannot be read"));
    }

    private static EmbeddedServer server(Map<String, Object> settings) {
        Map<String, Object> base = Map.of(
                "micronaut.server.port",
                -1,
                "kafka.bootstrap.servers",
                cluster.bootstrapServers(),
                "mesh.schema-registry.url",
                cluster.registryUrl());
        HashMap<String, Object> all = new HashMap<>(base);
        all.putAll(settings);
        return ApplicationContext.run(EmbeddedServer.class, all);
    }

    private HttpResponse<String> readiness(EmbeddedServer server) throws IOException, InterruptedException {
        URI uri = server.getURI().resolve("/health/readiness");
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
