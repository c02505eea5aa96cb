package com.resultity.mesh.sla;

import com.resultity.mesh.sla.flow.SlaTopology;
import com.resultity.mesh.sla.flow.StreamsSettings;
import com.resultity.mesh.wire.RegistryValueSerdes;
import com.resultity.mesh.wire.StreamCondition;
import com.resultity.mesh.wire.StreamLifecycle;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

/**
 * Runs the topology for as long as the service lives.
 *
 * <p>Kafka Streams is run here by hand, because Micronaut's module for it reports health while partitions are still on their
 * way and its stores still being restored, and adds a second of start-up for what is ten lines.
 */
@Context
@Requires(property = "kafka.bootstrap.servers")
final class SlaStreams {

    private final StreamLifecycle streams;

    SlaStreams(
            SlaSettings settings,
            @Property(name = "kafka.bootstrap.servers") String bootstrapServers,
            @Property(name = "mesh.schema-registry.url") String schemaRegistryUrl) {
        this.streams = new StreamLifecycle(
                SlaTopology.of(settings.rules(), new RegistryValueSerdes(schemaRegistryUrl)),
                StreamsSettings.of(bootstrapServers));
    }

    @PostConstruct
    void start() {
        streams.start();
    }

    @PreDestroy
    void stop() {
        streams.close();
    }

    StreamCondition condition() {
        return streams.condition();
    }
}
