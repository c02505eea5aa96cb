package com.resultity.mesh.sla;

import com.resultity.mesh.sla.flow.SlaTopology;
import com.resultity.mesh.sla.flow.StreamsSettings;
import com.resultity.mesh.wire.RegistryValueSerdes;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the topology for as long as the service lives.
 *
 * <p>Kafka Streams is run here by hand, because Micronaut's module for it reports health while partitions are still on their
 * way and its stores still being restored, and adds a second of start-up for what is ten lines.
 */
@Context
@Requires(property = "kafka.bootstrap.servers")
final class SlaStreams {

    private static final Logger LOG = LoggerFactory.getLogger(SlaStreams.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

    private final KafkaStreams streams;

    SlaStreams(
            SlaSettings settings,
            @Property(name = "kafka.bootstrap.servers") String bootstrapServers,
            @Property(name = "mesh.schema-registry.url") String schemaRegistryUrl) {
        this.streams = new KafkaStreams(
                SlaTopology.of(settings.rules(), new RegistryValueSerdes(schemaRegistryUrl)),
                StreamsSettings.of(bootstrapServers));
    }

    @PostConstruct
    void start() {
        streams.setUncaughtExceptionHandler(SlaStreams::replaceThread);
        streams.setStateListener((to, from) -> LOG.info("streams went from {} to {}", from, to));
        streams.start();
    }

    /** Leaves the group, so that the next process need not wait until this one is held for dead. */
    @PreDestroy
    void stop() {
        streams.close(CloseOptions.timeout(CLOSE_PATIENCE)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    /** Whether every partition is assigned, every store restored, and records are processed. */
    boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /**
     * What fails here is what the process cannot help, such as a schema registry that does not answer: the record is tried
     * again from the last commit. An {@link Error} is not survived.
     */
    private static StreamThreadExceptionResponse replaceThread(Throwable failure) {
        LOG.error("a stream thread failed and starts again from the last commit", failure);
        return failure instanceof Error
                ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
                : StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}
