package com.resultity.mesh.launch;

import java.nio.file.Path;

/**
 * How to run a mesh.
 *
 * @param stateDirectory where topics, schemas and logs are kept; made when it does not exist, continued otherwise
 * @param ports what it listens on
 * @param distribution the jars and the schema registry that it runs
 */
public record MeshOptions(Path stateDirectory, MeshPorts ports, Distribution distribution) {
    /** Where the state is unless said otherwise, relative to the working directory. */
    public static final Path DEFAULT_STATE_DIRECTORY = Path.of(".mesh");

    /** Returns options for a mesh on the default ports that runs the jars which this process was started from. */
    public static MeshOptions in(Path stateDirectory) {
        return new MeshOptions(stateDirectory, MeshPorts.DEFAULT, Distribution.running());
    }

    /** Returns these options with other ports. */
    public MeshOptions withPorts(MeshPorts newPorts) {
        return new MeshOptions(stateDirectory, newPorts, distribution);
    }
}
