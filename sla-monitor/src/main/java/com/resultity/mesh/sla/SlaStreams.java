package com.resultity.mesh.sla;

import com.resultity.mesh.sla.flow.SlaTopology;
import com.resultity.mesh.sla.flow.StreamsSettings;
import com.resultity.mesh.sla.usage.flow.UsageTopology;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.wire.RegistryValueSerdes;
import com.resultity.mesh.wire.StreamLifecycle;
import com.resultity.mesh.wire.ValueSerdes;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.CompletableFuture;

/**
 * Runs the monitor and the usage ledger for as long as the service lives. They are two applications, because a ledger that
 * stops rather than miscount must not stop the alerts.
 *
 * <p>Kafka Streams is run here by hand, because Micronaut's module for it reports health while partitions are still on their
 * way and its stores still being restored, and adds a second of start-up for what is ten lines.
 */
@Context
@Requires(property = "kafka.bootstrap.servers")
final class SlaStreams {

    private final StreamLifecycle levels;
    private final StreamLifecycle usage;

    SlaStreams(
            SlaSettings settings,
            @Property(name = "kafka.bootstrap.servers") String bootstrapServers,
            @Property(name = "mesh.schema-registry.url") String schemaRegistryUrl) {
        ValueSerdes serdes = new RegistryValueSerdes(schemaRegistryUrl);
        this.levels = new StreamLifecycle(
                SlaTopology.of(settings.rules(), serdes), StreamsSettings.of(Consumer.SLA_MONITOR, bootstrapServers));
        this.usage = new StreamLifecycle(
                UsageTopology.of(serdes), StreamsSettings.of(Consumer.USAGE_LEDGER, bootstrapServers));
    }

    @PostConstruct
    void start() {
        levels.start();
        usage.start();
    }

    /** Both at once: what others wait for until they take over is not to be waited for twice. */
    @PreDestroy
    void stop() {
        CompletableFuture<Void> usageEnds = CompletableFuture.runAsync(usage::close);
        levels.close();
        usageEnds.join();
    }

    StreamLifecycle levels() {
        return levels;
    }

    StreamLifecycle usage() {
        return usage;
    }
}
