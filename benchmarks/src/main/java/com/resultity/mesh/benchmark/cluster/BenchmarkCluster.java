package com.resultity.mesh.benchmark.cluster;

import com.resultity.mesh.embedded.BrokerOptions;
import com.resultity.mesh.embedded.KafkaBroker;
import com.resultity.mesh.embedded.SchemaRegistry;
import com.resultity.mesh.embedded.SchemaRegistryOptions;
import com.resultity.mesh.launch.Distribution;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.RegistryValueSerdes;
import com.resultity.mesh.wire.SchemaRegistrar;
import com.resultity.mesh.wire.TopicProvisioner;
import com.resultity.mesh.wire.ValueSerdes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A broker and a schema registry as child processes, with every topic and schema of the mesh, in a folder that goes with it. */
public final class BenchmarkCluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String REGISTRY_HOME = "schema.registry.home";

    private final Path folder;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Thread atExit = new Thread(this::end, "end-benchmark-cluster");
    private boolean ended;
    private final KafkaBroker broker;
    private final SchemaRegistry registry;
    private final Admin admin;

    private BenchmarkCluster(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(atExit);
        this.broker = keep(KafkaBroker.start(
                BrokerOptions.in(folder.resolve("broker")).withLogFile(folder.resolve("broker.log"))));
        this.registry =
                keep(SchemaRegistry.start(SchemaRegistryOptions.in(folder.resolve("schema-registry"), registryHome())
                        .withLogFile(folder.resolve("schema-registry.log"))));
        this.admin = keep(Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers())));
    }

    private <T extends AutoCloseable> T keep(T opened) {
        open.add(0, opened);
        return opened;
    }

    /** Starts one with empty topics. Its processes end with this one at the latest. */
    public static BenchmarkCluster start() throws InterruptedException {
        BenchmarkCluster cluster = new BenchmarkCluster(newFolder());
        cluster.provision(TopicCatalogue.all());
        return cluster;
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("mesh-benchmark-");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void provision(List<Topic<?>> topics) throws InterruptedException {
        try {
            new TopicProvisioner(admin, (short) 1).provision(topics, PATIENCE);
            new SchemaRegistrar(registry.url()).register(topics);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path registryHome() {
        String home = System.getProperty(REGISTRY_HOME);
        return home == null ? Distribution.running().schemaRegistry() : Path.of(home);
    }

    /** Creates a topic that is no part of the mesh, with the partitions and settings of one that is. */
    public <V extends SpecificRecord> Topic<V> createLike(Topic<V> topic, String name) throws InterruptedException {
        Topic<V> copy = new Topic<>(
                name,
                topic.valueType(),
                topic.keyMeaning(),
                topic.partitions(),
                topic.retention(),
                topic.timestamps(),
                topic.contents(),
                topic.writers(),
                topic.readers());
        provision(List.of(copy));
        return copy;
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Id of the broker's process. */
    public long brokerPid() {
        return broker.pid();
    }

    /** Base URL of the schema registry. */
    public String registryUrl() {
        return registry.url();
    }

    public ValueSerdes serdes() {
        return new RegistryValueSerdes(registry.url());
    }

    public Admin admin() {
        return admin;
    }

    /** Where streams may keep files. */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException theHookRunsAlready) {
            return;
        }
    }

    private synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        for (AutoCloseable one : open) {
            try {
                one.close();
            } catch (Exception failure) {
                throw new IllegalStateException("could not be closed", failure);
            }
        }
        delete(folder);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException stillInUse) {
            // A stream that is being ended with this process may still write; what is left is temporary.
            return;
        }
    }
}
