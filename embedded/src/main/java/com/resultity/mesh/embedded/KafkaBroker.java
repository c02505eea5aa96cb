package com.resultity.mesh.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A Kafka broker that runs as a child process and listens on the loopback address alone. */
public final class KafkaBroker implements AutoCloseable {

    private static final String NAME = "the broker";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PROBE_MILLIS = 3000;
    private static final String LOGGING = "com/resultity/mesh/embedded/broker-logback.xml";

    private final ChildProcess process;
    private final int port;

    private KafkaBroker(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a broker and waits until it answers clients.
     *
     * @throws StartFailedException if the port is in use, or the broker ends or is not ready within a minute
     */
    public static KafkaBroker start(BrokerOptions options) {
        int port = LocalPort.settle(options.port(), NAME);
        ChildProcess process = ChildProcess.start(NAME, command(options, port), Map.of(), options.logFile());
        process.awaitReady(PATIENCE, () -> answers(port));
        return new KafkaBroker(process, port);
    }

    private static JavaCommand command(BrokerOptions options, int port) {
        Path settings = options.dataDirectory().resolve("server.properties");
        Path logs = options.dataDirectory().resolve("logs");
        try {
            Files.createDirectories(options.dataDirectory());
            BrokerSettings.write(settings, logs, port, LocalPort.settle(0, NAME));
        } catch (IOException e) {
            throw new StartFailedException("Could not write " + settings + ": " + e.getMessage() + ".", e);
        }
        return new JavaCommand(
                options.java(),
                virtualMachine(options),
                JavaCommand.ownClassPath(),
                BrokerMain.class.getName(),
                List.of(settings.toString(), logs.toString()));
    }

    private static List<String> virtualMachine(BrokerOptions options) {
        List<String> arguments = new ArrayList<>(List.of(
                "-Xms64m",
                "-Xmx" + options.heapMebibytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dlogback.configurationFile=" + LOGGING));
        arguments.addAll(options.virtualMachineOptions());
        return arguments;
    }

    private static boolean answers(int port) throws Exception {
        // The client would log a warning for every refused connection.
        if (!LocalPort.isListening(port)) {
            return false;
        }
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, LocalPort.HOST + ":" + port,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PROBE_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PROBE_MILLIS);
        try (Admin admin = Admin.create(settings)) {
            admin.listTopics().names().get();
            return true;
        }
    }

    /** Returns what clients connect to, as {@code host:port}. */
    public String bootstrapServers() {
        return LocalPort.HOST + ":" + port;
    }

    /** Returns the port that clients connect to. */
    public int port() {
        return port;
    }

    /** Returns the process that the broker runs in. */
    public ChildProcess process() {
        return process;
    }

    /** Returns the system's id of the broker's process. */
    public long pid() {
        return process.pid();
    }

    /** Tells whether the broker's process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the broker in an orderly way; everything it acknowledged is there when it is started again. */
    public void stop() {
        process.stop();
    }

    /** Ends the broker at once (SIGKILL), as a crash would. */
    public void kill() {
        process.kill();
    }

    /** The same as {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }
}
