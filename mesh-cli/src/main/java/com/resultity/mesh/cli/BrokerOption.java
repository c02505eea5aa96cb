package com.resultity.mesh.cli;

import com.resultity.mesh.launch.RunningMesh;
import picocli.CommandLine.Option;

/** The option that names a broker. */
final class BrokerOption {
    private static final String NAME = "--bootstrap-servers";

    @Option(names = NAME, paramLabel = "HOST:PORT", description = "The broker (default: that of the mesh that is up).")
    private String named;

    /** Returns the broker that is named, as {@code host:port}, or else that of the mesh which is up in the state directory. */
    String in(StateOption state) {
        return state.address(named, RunningMesh::bootstrapServers, NAME);
    }
}
