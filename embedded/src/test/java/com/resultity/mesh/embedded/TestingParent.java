package com.resultity.mesh.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A parent of a broker and a registry that does nothing but wait for its own end. */
final class TestingParent {

    private TestingParent() {}

    /**
     * Starts both at once in the folder of the first argument, pauses the broker if the second is "paused", prints their process
     * ids on one line, and waits for ever.
     */
    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[0]);
        Path home = Path.of(System.getProperty("schema.registry.home"));
        CompletableFuture<SchemaRegistry> registry = CompletableFuture.supplyAsync(
                () -> SchemaRegistry.start(SchemaRegistryOptions.in(folder.resolve("schema-registry"), home)));
        KafkaBroker broker = KafkaBroker.start(BrokerOptions.in(folder.resolve("broker"))
                .withVirtualMachineOptions(List.of("-XX:TieredStopAtLevel=1")));
        long registryPid = registry.join().pid();
        if (arguments[1].equals("paused")) {
            broker.process().pause();
        }
        System.out.println(broker.pid() + " " + registryPid);
        new CountDownLatch(1).await();
    }
}
