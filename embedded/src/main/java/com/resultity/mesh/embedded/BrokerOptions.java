package com.resultity.mesh.embedded;

import java.nio.file.Path;
import java.util.List;

/**
 * How to run a broker.
 *
 * @param dataDirectory where the broker keeps its topics; made and formatted when it is empty, continued otherwise
 * @param port the port for clients, or 0 for any that is free
 * @param logFile the file that the broker's output is appended to
 * @param java the installation that it runs on
 * @param heapMebibytes the most heap it may use, in MiB, at least 128
 * @param virtualMachineOptions options of its virtual machine besides those that every broker has
 */
public record BrokerOptions(
        Path dataDirectory,
        int port,
        Path logFile,
        JavaInstallation java,
        int heapMebibytes,
        List<String> virtualMachineOptions) {

    private static final int DEFAULT_HEAP_MEBIBYTES = 384;

    public BrokerOptions {
        virtualMachineOptions = List.copyOf(virtualMachineOptions);
    }

    /** Returns options for a broker on any free port, with its log beside its data and the Java of this process. */
    public static BrokerOptions in(Path dataDirectory) {
        return new BrokerOptions(
                dataDirectory,
                0,
                dataDirectory.resolve("broker.log"),
                JavaInstallation.running(),
                DEFAULT_HEAP_MEBIBYTES,
                List.of());
    }

    /** Returns these options with another port, or 0 for any that is free. */
    public BrokerOptions withPort(int newPort) {
        return new BrokerOptions(dataDirectory, newPort, logFile, java, heapMebibytes, virtualMachineOptions);
    }

    /** Returns these options with another log file. */
    public BrokerOptions withLogFile(Path newLogFile) {
        return new BrokerOptions(dataDirectory, port, newLogFile, java, heapMebibytes, virtualMachineOptions);
    }

    /** Returns these options with another Java installation. */
    public BrokerOptions withJava(JavaInstallation newJava) {
        return new BrokerOptions(dataDirectory, port, logFile, newJava, heapMebibytes, virtualMachineOptions);
    }

    /** Returns these options with another limit of the heap, in MiB. */
    public BrokerOptions withHeapMebibytes(int newHeapMebibytes) {
        return new BrokerOptions(dataDirectory, port, logFile, java, newHeapMebibytes, virtualMachineOptions);
    }

    /** Returns these options with other options of the virtual machine. */
    public BrokerOptions withVirtualMachineOptions(List<String> newOptions) {
        return new BrokerOptions(dataDirectory, port, logFile, java, heapMebibytes, newOptions);
    }
}
