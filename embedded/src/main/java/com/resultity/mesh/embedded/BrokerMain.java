package com.resultity.mesh.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** What the broker's process runs: formats the storage when it is new, then serves. */
public final class BrokerMain {

    private BrokerMain() {}

    /**
     * Runs a broker and does not return.
     *
     * @param arguments the file with its settings, and the folder that these name for its logs
     */
    public static void main(String[] arguments) {
        String settings = arguments[0];
        if (!isFormatted(Path.of(arguments[1]))) {
            format(settings);
        }
        Kafka.main(new String[] {settings});
    }

    /** The formatting writes this file last, so one that was cut short is done again. */
    private static boolean isFormatted(Path logDirectory) {
        return Files.exists(logDirectory.resolve("meta.properties"));
    }

    private static void format(String settings) {
        String clusterId = Uuid.randomUuid().toString();
        String[] arguments = {"format", "--cluster-id", clusterId, "--config", settings};
        int status = StorageTool.execute(arguments, System.out);
        if (status != 0) {
            System.exit(status);
        }
    }
}
