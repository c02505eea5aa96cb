package com.resultity.mesh.testkit;

import com.resultity.mesh.embedded.SchemaRegistry;
import com.resultity.mesh.embedded.SchemaRegistryOptions;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.SchemaRegistrar;
import com.resultity.mesh.wire.TopicProvisioner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A broker with every topic of the catalogue, and a registry with every schema. */
record RunningCluster(RunningBroker broker, SchemaRegistry registry, Path folder) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Starts an empty one. What a failed start leaves behind ends with this process. */
    static RunningCluster start() {
        Path folder = newFolder();
        CompletableFuture<SchemaRegistry> registry = CompletableFuture.supplyAsync(() -> startRegistry(folder));
        RunningCluster cluster = new RunningCluster(RunningBroker.start(folder), registry.join(), folder);
        cluster.provision();
        return cluster;
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "testkit")), "cluster-");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static SchemaRegistry startRegistry(Path folder) {
        Path home = Path.of(System.getProperty("schema.registry.home"));
        return SchemaRegistry.start(SchemaRegistryOptions.in(folder.resolve("schema-registry"), home)
                .withLogFile(folder.resolve("schema-registry.log")));
    }

    private void provision() {
        Map<String, Object> settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        try (Admin admin = Admin.create(settings)) {
            new TopicProvisioner(admin, (short) 1).provision(TopicCatalogue.all(), PATIENCE);
            new SchemaRegistrar(registry.url()).register(TopicCatalogue.all());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    /** Stops both and removes their data; their logs stay, for whoever looks into a failure. */
    @Override
    public void close() {
        registry.close();
        broker.close();
        List.of("broker", "schema-registry").forEach(data -> delete(folder.resolve(data)));
    }

    private static void delete(Path directory) {
        if (Files.notExists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
