package com.resultity.mesh.testkit;

import com.resultity.mesh.wire.RegistryValueSerdes;
import com.resultity.mesh.wire.ValueSerdes;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * A real broker with every topic of the catalogue and a real registry with every schema, for the tests of a class:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final MeshCluster cluster = MeshCluster.shared();
 * }</pre>
 *
 * <p>The registry is one for the whole run: it holds the schemas of the catalogue, which no test changes. The broker is the
 * launcher's, with a quicker start. With {@code -Dtestkit.broker=testcontainers} it is the official image in Docker instead.
 * Logs are under {@code target/testkit}.
 */
public final class MeshCluster implements BeforeAllCallback, AfterAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(MeshCluster.class);

    private final boolean shared;
    private RunningCluster running;

    private MeshCluster(boolean shared) {
        this.shared = shared;
    }

    /**
     * The one cluster of the whole run, started by the first class that needs it. Topics hold what earlier classes wrote,
     * so a test uses ids and consumer groups of its own.
     */
    public static MeshCluster shared() {
        return new MeshCluster(true);
    }

    /** A broker of this class alone, with empty topics; it takes some seconds to start. */
    public static MeshCluster fresh() {
        return new MeshCluster(false);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Store store = context.getRoot().getStore(NAMESPACE);
        // The store closes what it holds at the end of the run, the latest first.
        RunningRegistry registry = store.getOrComputeIfAbsent(
                RunningRegistry.class, key -> RunningRegistry.start(), RunningRegistry.class);
        running = shared
                ? store.getOrComputeIfAbsent(
                        RunningCluster.class, key -> RunningCluster.start(registry), RunningCluster.class)
                : RunningCluster.start(registry);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        boolean started = running != null;
        if (started && !shared) {
            running.close();
        }
    }

    /** Where Kafka clients connect to, as {@code host:port}. */
    public String bootstrapServers() {
        return running.broker().bootstrapServers();
    }

    /** Base URL of the registry, such as {@code http://127.0.0.1:8081}. */
    public String registryUrl() {
        return running.registryUrl();
    }

    /** Serdes of the registry. */
    public ValueSerdes serdes() {
        return new RegistryValueSerdes(registryUrl());
    }

    /** A reader of what is on the topics at the moment: one for all who ask, closed with the cluster. */
    public RecordLog log() {
        return running.log();
    }

    /** A writer of single records, which the caller closes. */
    public RecordWriter writer() {
        return new RecordWriter(bootstrapServers(), serdes());
    }
}
