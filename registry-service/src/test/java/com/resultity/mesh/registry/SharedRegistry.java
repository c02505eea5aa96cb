package com.resultity.mesh.registry;

import com.resultity.mesh.testkit.MeshCluster;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * A registry of the whole run, started by the first class that needs it. It holds what earlier classes applied, so a test
 * uses ids of its own.
 */
public final class SharedRegistry implements BeforeAllCallback {

    /** Whom the network with a gate trusts to say that owners are who they say they are. */
    public static final TestingGateIssuer ASSESSOR = TestingGateIssuer.named("assessor");

    private static final Namespace NAMESPACE = Namespace.create(SharedRegistry.class);

    private final String name;
    private final Map<String, Object> settings;
    private Running running;

    private SharedRegistry(String name, Map<String, Object> settings) {
        this.name = name;
        this.settings = settings;
    }

    /** What the store closes at the end of the run, after the registry that runs on it. */
    private record Base(MeshCluster cluster) implements AutoCloseable {

        static Base start(ExtensionContext context) {
            MeshCluster cluster = MeshCluster.fresh();
            cluster.beforeAll(context);
            return new Base(cluster);
        }

        @Override
        public void close() {
            cluster.afterAll(null);
        }
    }

    /** What the store closes at the end of the run. */
    private record Running(MeshCluster cluster, TestingRegistry registry) implements AutoCloseable {

        @Override
        public void close() {
            registry.close();
        }
    }

    /** One of a network that asks for no gate. */
    public static SharedRegistry open() {
        return new SharedRegistry("open", Map.of());
    }

    /** One of a network that asks for verification. */
    public static SharedRegistry gated() {
        return new SharedRegistry(
                "gated", Map.of("mesh.registry.gates.verification." + ASSESSOR.id(), ASSESSOR.publicKeyText()));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Store store = context.getRoot().getStore(NAMESPACE);
        MeshCluster cluster = store.getOrComputeIfAbsent("base of " + name, key -> Base.start(context), Base.class)
                .cluster();
        running = store.getOrComputeIfAbsent(
                name, key -> new Running(cluster, TestingRegistry.start(cluster, settings)), Running.class);
    }

    /** Asked by the operator of the network. */
    public TestingRegistry registry() {
        return running.registry();
    }

    /** What it runs on. */
    public MeshCluster cluster() {
        return running.cluster();
    }
}
