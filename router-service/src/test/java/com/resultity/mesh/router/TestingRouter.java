package com.resultity.mesh.router;

import com.resultity.mesh.testkit.MeshCluster;
import com.resultity.mesh.testkit.TestingHoldings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;

/** A whole router in the process of a test, which serves tenants and models that no table knows. */
final class TestingRouter {

    private TestingRouter() {}

    /**
     * @param registry says who may see what
     * @param settings those that are not as usual
     */
    static EmbeddedServer start(MeshCluster cluster, TestingHoldings registry, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "micronaut.server.port",
                "-1",
                "kafka.bootstrap.servers",
                cluster.bootstrapServers(),
                "mesh.schema-registry.url",
                cluster.registryUrl(),
                "mesh.admission.registry-url",
                registry.url(),
                "mesh.router.known-tenants-only",
                "false",
                "mesh.router.known-models-only",
                "false"));
        all.putAll(settings);
        return ApplicationContext.run(EmbeddedServer.class, all);
    }
}
