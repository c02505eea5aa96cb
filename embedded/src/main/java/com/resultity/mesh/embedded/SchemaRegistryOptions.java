package com.resultity.mesh.embedded;

import java.nio.file.Path;

/**
 * How to run a schema registry.
 *
 * @param home the folder that the registry's program was unpacked into
 * @param dataDirectory where the registry keeps its schemas; made when it does not exist, continued otherwise
 * @param port the HTTP port, or 0 for any that is free
 * @param logFile the file that the registry's output is appended to
 * @param java the installation that it runs on
 * @param heapMebibytes the most heap it may use, in MiB, at least 96
 */
public record SchemaRegistryOptions(
        Path home, Path dataDirectory, int port, Path logFile, JavaInstallation java, int heapMebibytes) {

    private static final int DEFAULT_HEAP_MEBIBYTES = 128;

    /** Returns options for a registry on any free port, with its log beside its data and the Java of this process. */
    public static SchemaRegistryOptions in(Path dataDirectory, Path home) {
        return new SchemaRegistryOptions(
                home,
                dataDirectory,
                0,
                dataDirectory.resolve("schema-registry.log"),
                JavaInstallation.running(),
                DEFAULT_HEAP_MEBIBYTES);
    }

    /** Returns these options with another port, or 0 for any that is free. */
    public SchemaRegistryOptions withPort(int newPort) {
        return new SchemaRegistryOptions(home, dataDirectory, newPort, logFile, java, heapMebibytes);
    }

    /** Returns these options with another log file. */
    public SchemaRegistryOptions withLogFile(Path newLogFile) {
        return new SchemaRegistryOptions(home, dataDirectory, port, newLogFile, java, heapMebibytes);
    }

    /** Returns these options with another Java installation. */
    public SchemaRegistryOptions withJava(JavaInstallation newJava) {
        return new SchemaRegistryOptions(home, dataDirectory, port, logFile, newJava, heapMebibytes);
    }

    /** Returns these options with another limit of the heap, in MiB. */
    public SchemaRegistryOptions withHeapMebibytes(int newHeapMebibytes) {
        return new SchemaRegistryOptions(home, dataDirectory, port, logFile, java, newHeapMebibytes);
    }
}
