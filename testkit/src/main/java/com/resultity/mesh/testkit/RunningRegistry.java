package com.resultity.mesh.testkit;

import com.resultity.mesh.embedded.SchemaRegistry;
import com.resultity.mesh.embedded.SchemaRegistryOptions;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.SchemaRegistrar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A registry with every schema of the catalogue, which starts while its user does something else. */
record RunningRegistry(CompletableFuture<SchemaRegistry> registry, RunFolder folder) implements AutoCloseable {

    /** Returns at once. What a failed start leaves behind ends with this process. */
    static RunningRegistry start() {
        RunFolder folder = RunFolder.named("registry");
        return new RunningRegistry(CompletableFuture.supplyAsync(() -> startIn(folder)), folder);
    }

    private static SchemaRegistry startIn(RunFolder folder) {
        Path home = Path.of(System.getProperty("schema.registry.home"));
        SchemaRegistry registry = SchemaRegistry.start(
                SchemaRegistryOptions.in(folder.data(), home).withLogFile(folder.logFile()));
        try {
            new SchemaRegistrar(registry.url()).register(TopicCatalogue.all());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
        return registry;
    }

    /** Waits for its start if need be. */
    String url() {
        return registry.join().url();
    }

    /** Kills it, because its data go with it. */
    @Override
    public void close() {
        registry.join().kill();
        folder.deleteData();
    }
}
