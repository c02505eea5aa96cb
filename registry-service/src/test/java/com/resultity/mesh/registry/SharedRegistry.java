package com.resultity.mesh.registry;

import com.resultity.mesh.testkit.MeshCluster;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The one registry of the whole run, started by the first class that needs it. It holds what earlier classes applied, so a
 * test uses ids of its own.
 */
public final class SharedRegistry implements BeforeAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(SharedRegistry.class);

    private final MeshCluster cluster = MeshCluster.shared();
    private TestingRegistry running;

    @Override
    public void beforeAll(ExtensionContext context) {
        cluster.beforeAll(context);
        running = context.getRoot()
                .getStore(NAMESPACE)
                // The store closes it at the end of the run, before the cluster.
                .getOrComputeIfAbsent(NAMESPACE, key -> TestingRegistry.start(cluster), TestingRegistry.class);
    }

    /** Asked by the operator of the network. */
    public TestingRegistry registry() {
        return running;
    }

    /** What it runs on. */
    public MeshCluster cluster() {
        return cluster;
    }
}
