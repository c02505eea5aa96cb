package com.resultity.mesh.testkit;

import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.RegistryValueSerdes;
import com.resultity.mesh.wire.TopicProvisioner;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A broker with every topic of the catalogue, and a reader of them. */
record RunningCluster(RunningBroker broker, String registryUrl, RecordLog log, RunFolder folder)
        implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Starts one with empty topics. What a failed start leaves behind ends with this process. */
    static RunningCluster start(RunningRegistry registry) {
        RunFolder folder = RunFolder.named("broker");
        RunningBroker broker = RunningBroker.start(folder);
        provision(broker);
        String registryUrl = registry.url();
        RecordLog log = new RecordLog(broker.bootstrapServers(), new RegistryValueSerdes(registryUrl));
        return new RunningCluster(broker, registryUrl, log, folder);
    }

    private static void provision(RunningBroker broker) {
        Map<String, Object> settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        try (Admin admin = Admin.create(settings)) {
            new TopicProvisioner(admin, (short) 1).provision(TopicCatalogue.all(), PATIENCE);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    /** Ends the broker and removes its data; its log stays, for whoever looks into a failure. */
    @Override
    public void close() {
        log.close();
        broker.close();
        folder.deleteData();
    }
}
