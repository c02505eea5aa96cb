package com.resultity.mesh.launch;

import com.resultity.mesh.embedded.BrokerOptions;
import com.resultity.mesh.embedded.ChildProcess;
import com.resultity.mesh.embedded.KafkaBroker;

/**
 * The broker.
 *
 * @param options how to run it; the port is settled
 */
record BrokerProgram(BrokerOptions options) implements Program {
    @Override
    public MeshInstance instance() {
        return MeshInstance.first(MeshProcess.BROKER);
    }

    @Override
    public ChildProcess start() {
        return KafkaBroker.start(options).process();
    }

    @Override
    public void awaitReady(ChildProcess child) {
        // It was ready when start() returned.
    }
}
