package com.resultity.mesh.cli;

import com.resultity.mesh.launch.MeshException;
import com.resultity.mesh.launch.RunningMesh;
import com.resultity.mesh.launch.RunningMeshes;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** The option that names the folder of a mesh, by which a mesh that is up is found too. */
public final class StateOption {
    @Option(
            names = "--state-directory",
            paramLabel = "DIR",
            defaultValue = ".mesh",
            description = "Folder in which the mesh keeps its state (default: ${DEFAULT-VALUE}).")
    private Path folder;

    /** Returns the folder. */
    public Path folder() {
        return folder;
    }

    /**
     * Returns an address that was named, or else that of the mesh which is up.
     *
     * @param named what an option says, or null
     * @param ofMesh the address of a mesh
     * @param option the option, for the error
     * @throws MeshException if nothing is named and no mesh is up
     */
    String address(String named, Function<RunningMesh, String> ofMesh, String option) {
        if (named != null) {
            return named;
        }
        return RunningMeshes.findRunning(folder)
                .map(ofMesh)
                .orElseThrow(() -> new MeshException("No mesh is up in "
                        + folder.toAbsolutePath().normalize() + ": start one with 'mesh up', name its folder with"
                        + " --state-directory, or name an address with " + option + "."));
    }
}
