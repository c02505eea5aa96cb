package com.resultity.mesh.router;

import com.resultity.mesh.router.fleet.FleetTopology;
import com.resultity.mesh.router.place.PlaceTopology;
import com.resultity.mesh.wire.RegistryValueSerdes;
import com.resultity.mesh.wire.ValueSerdes;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs fleet and place for as long as the service lives. */
@Context
final class RouterStreams {

    private static final Logger LOG = LoggerFactory.getLogger(RouterStreams.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

    private final List<KafkaStreams> streams;

    RouterStreams(
            RouterSettings settings,
            @Property(name = "micronaut.server.port") int port,
            @Property(name = "kafka.bootstrap.servers") String bootstrapServers,
            @Property(name = "mesh.schema-registry.url") String schemaRegistryUrl) {
        ValueSerdes serdes = new RegistryValueSerdes(schemaRegistryUrl);
        String instance = settings.instance().isBlank() ? hostName() + "-" + port : settings.instance();
        Properties place =
                StreamsSettings.place(bootstrapServers, instance, settings.commitInterval(), settings.placeThreads());
        Properties fleet = StreamsSettings.fleet(bootstrapServers, instance);
        this.streams = List.of(
                new KafkaStreams(placeTopology(settings, serdes, place), place),
                new KafkaStreams(fleetTopology(settings, serdes, fleet), fleet));
    }

    private static Topology placeTopology(RouterSettings settings, ValueSerdes serdes, Properties properties) {
        StreamsBuilder builder = builder(properties);
        new PlaceTopology(serdes, settings.cells()).defineOn(builder);
        return builder.build(properties);
    }

    private static Topology fleetTopology(RouterSettings settings, ValueSerdes serdes, Properties properties) {
        StreamsBuilder builder = builder(properties);
        new FleetTopology(serdes, settings.silenceLimit()).defineOn(builder);
        return builder.build(properties);
    }

    /** That every store and topic has a name is looked at only where the builder knows the settings. */
    private static StreamsBuilder builder(Properties properties) {
        return new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }

    @PostConstruct
    void start() {
        for (KafkaStreams one : streams) {
            one.setUncaughtExceptionHandler(RouterStreams::replaceThread);
            one.start();
        }
    }

    /** Stays in the group: whoever starts under the same instance name takes the partitions back without a rebalance. */
    @PreDestroy
    void stop() {
        streams.forEach(one -> one.close(CLOSE_PATIENCE));
    }

    /** Whether every partition is assigned, every store restored, and both streams process. */
    boolean running() {
        return streams.stream().allMatch(one -> one.state() == KafkaStreams.State.RUNNING);
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
