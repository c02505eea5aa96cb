package com.resultity.mesh.embedded;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A schema registry that runs as a child process and listens on the loopback address alone. */
public final class SchemaRegistry implements AutoCloseable {

    private static final String NAME = "the schema registry";
    private static final String PROGRAM = "io.quarkus.runner.GeneratedMain";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PROBE_PATIENCE = Duration.ofSeconds(3);
    private static final int OK = 200;

    private final ChildProcess process;
    private final int port;

    private SchemaRegistry(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a registry and waits until it is ready to keep schemas.
     *
     * @throws StartFailedException if there is no registry's program in its home, the port is in use, or the registry
     *     ends or is not ready within a minute
     */
    public static SchemaRegistry start(SchemaRegistryOptions options) {
        Path program = program(options.home());
        int port = LocalPort.settle(options.port(), NAME);
        JavaCommand command =
                new JavaCommand(options.java(), virtualMachine(options, port), program.toString(), PROGRAM, List.of());
        ChildProcess process = ChildProcess.start(NAME, command, Map.of(), options.logFile());
        URI readiness = URI.create(url(port) + "/health/ready");
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(PROBE_PATIENCE).build();
        process.awaitReady(PATIENCE, () -> answers(client, readiness));
        return new SchemaRegistry(process, port);
    }

    private static Path program(Path home) {
        try (DirectoryStream<Path> runners = Files.newDirectoryStream(home, "*-runner.jar")) {
            for (Path runner : runners) {
                return runner.toAbsolutePath();
            }
        } catch (IOException e) {
            throw missing(home, e);
        }
        throw missing(home, null);
    }

    private static StartFailedException missing(Path home, IOException cause) {
        return new StartFailedException(
                "There is no schema registry in " + home + ": the build of the module 'embedded' unpacks it.", cause);
    }

    private static List<String> virtualMachine(SchemaRegistryOptions options, int port) {
        List<String> arguments = new ArrayList<>(List.of(
                "-Xms32m",
                "-Xmx" + options.heapMebibytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                // The registry is idle most of its life: a quick start is worth more than the last bit of speed.
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        settings(options.dataDirectory(), port).forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        return arguments;
    }

    private static Map<String, String> settings(Path dataDirectory, int port) {
        return Map.of(
                "quarkus.http.host", LocalPort.HOST,
                "quarkus.http.port", String.valueOf(port),
                "quarkus.http.access-log.enabled", "false",
                "quarkus.banner.enabled", "false",
                "quarkus.log.console.format", "%d{yyyy-MM-dd HH:mm:ss,SSS} %-5p %c{1}: %m%n",
                "quarkus.log.category.\"io.apicurio\".level", "WARN",
                // With a write delay, a schema could be lost after its id was given out, and the id be given again.
                "apicurio.datasource.url",
                        "jdbc:h2:file:" + dataDirectory.toAbsolutePath() + File.separator + "schemas;WRITE_DELAY=0",
                "apicurio.datasource.jdbc.initial-size", "1",
                "apicurio.datasource.jdbc.min-size", "1",
                "apicurio.datasource.jdbc.max-size", "8");
    }

    private static boolean answers(HttpClient client, URI readiness) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(readiness).timeout(PROBE_PATIENCE).build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
    }

    private static String url(int port) {
        return "http://" + LocalPort.HOST + ":" + port;
    }

    /** Returns the registry's address, under which its interfaces are: {@code http://host:port}. */
    public String url() {
        return url(port);
    }

    /** Returns the HTTP port. */
    public int port() {
        return port;
    }

    /** Returns the process that the registry runs in. */
    public ChildProcess process() {
        return process;
    }

    /** Returns the system's id of the registry's process. */
    public long pid() {
        return process.pid();
    }

    /** Tells whether the registry's process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the registry in an orderly way. */
    public void stop() {
        process.stop();
    }

    /** Ends the registry at once (SIGKILL), as a crash would; the schemas it gave ids to are kept. */
    public void kill() {
        process.kill();
    }

    /** The same as {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }
}
