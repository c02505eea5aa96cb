package com.resultity.mesh.launch;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * How to run a mesh.
 *
 * @param stateDirectory where topics, schemas and logs are kept; made when it does not exist, continued otherwise
 * @param ports what it listens on
 * @param distribution the jars and the schema registry that it runs
 * @param settings environment variables that the services get, beside those that tell them where the others are
 */
public record MeshOptions(
        Path stateDirectory, MeshPorts ports, Distribution distribution, Map<String, String> settings) {
    /** Copies the settings. */
    public MeshOptions {
        settings = Map.copyOf(settings);
    }

    /** Leaves the services at their own settings. */
    public MeshOptions(Path stateDirectory, MeshPorts ports, Distribution distribution) {
        this(stateDirectory, ports, distribution, Map.of());
    }

    /** Returns options for a mesh on the default ports that runs the jars which this process was started from. */
    public static MeshOptions in(Path stateDirectory) {
        return new MeshOptions(stateDirectory, MeshPorts.DEFAULT, Distribution.running());
    }

    /** Returns these options with other ports. */
    public MeshOptions withPorts(MeshPorts newPorts) {
        return new MeshOptions(stateDirectory, newPorts, distribution, settings);
    }

    /** Returns these options with one more environment variable for the services. */
    public MeshOptions withSetting(String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return new MeshOptions(stateDirectory, ports, distribution, more);
    }
}
