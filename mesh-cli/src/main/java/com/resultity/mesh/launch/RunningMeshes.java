package com.resultity.mesh.launch;

import java.nio.file.Path;
import java.util.Optional;

/** Finds meshes that are up. */
public final class RunningMeshes {
    private RunningMeshes() {}

    /**
     * Returns the mesh that some process runs with its state in {@code stateDirectory}, or nothing if none does; what a
     * crashed one left behind is not taken for one that runs.
     */
    public static Optional<RunningMesh> findRunning(Path stateDirectory) {
        return RunFile.in(stateDirectory).readIfRunning().map(run -> new AttachedMesh(stateDirectory, run));
    }
}
