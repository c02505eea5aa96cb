package com.resultity.mesh.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the folder of a mesh. */
public final class StateOption {
    @Option(
            names = "--state-directory",
            paramLabel = "DIR",
            defaultValue = ".mesh",
            description = "Where the mesh keeps topics, schemas and logs (default: ${DEFAULT-VALUE}).")
    private Path folder;

    /** Returns the folder. */
    public Path folder() {
        return folder;
    }
}
