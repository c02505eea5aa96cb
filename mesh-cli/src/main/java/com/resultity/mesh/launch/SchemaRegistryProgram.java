package com.resultity.mesh.launch;

import com.resultity.mesh.embedded.ChildProcess;
import com.resultity.mesh.embedded.SchemaRegistry;
import com.resultity.mesh.embedded.SchemaRegistryOptions;

/**
 * The schema registry.
 *
 * @param options how to run it; the port is settled
 */
record SchemaRegistryProgram(SchemaRegistryOptions options) implements Program {
    @Override
    public MeshInstance instance() {
        return MeshInstance.first(MeshProcess.SCHEMA_REGISTRY);
    }

    @Override
    public ChildProcess start() {
        return SchemaRegistry.start(options).process();
    }

    @Override
    public void awaitReady(ChildProcess child) {
        // It was ready when start() returned.
    }
}
