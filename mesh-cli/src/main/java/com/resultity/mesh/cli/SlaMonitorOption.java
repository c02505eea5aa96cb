package com.resultity.mesh.cli;

import com.resultity.mesh.identity.Bearer;
import com.resultity.mesh.launch.RunningMesh;
import picocli.CommandLine.Option;

/** The option that names sla-monitor. */
final class SlaMonitorOption {
    private static final String NAME = "--sla-monitor-url";

    @Option(names = NAME, paramLabel = "URL", description = "sla-monitor (default: that of the mesh that is up).")
    private String named;

    /** Returns the address that is named, or else that of the mesh which is up in the state directory. */
    String in(StateOption state) {
        return state.address(named, RunningMesh::slaMonitorUrl, NAME);
    }

    /** Who asks it. */
    Bearer bearer(StateOption state) {
        return RegistryServiceOption.bearer(named, state);
    }
}
