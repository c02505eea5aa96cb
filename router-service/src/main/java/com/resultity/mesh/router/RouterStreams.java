package com.resultity.mesh.router;

import com.resultity.mesh.router.fleet.FleetTopology;
import com.resultity.mesh.router.place.PlaceTopology;
import com.resultity.mesh.wire.RegistryValueSerdes;
import com.resultity.mesh.wire.StreamCondition;
import com.resultity.mesh.wire.StreamLifecycle;
import com.resultity.mesh.wire.ValueSerdes;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** Runs fleet and place for as long as the service lives. */
@Context
final class RouterStreams {

    private final List<StreamLifecycle> streams;

    RouterStreams(
            RouterSettings settings,
            @Property(name = "micronaut.server.port") int port,
            @Property(name = "kafka.bootstrap.servers") String bootstrapServers,
            @Property(name = "mesh.schema-registry.url") String schemaRegistryUrl) {
        ValueSerdes serdes = new RegistryValueSerdes(schemaRegistryUrl);
        String instance = settings.instance().isBlank() ? hostName() + "-" + port : settings.instance();
        StreamsSettings common = new StreamsSettings(bootstrapServers, instance, settings);
        Properties place = common.place();
        Properties fleet = common.fleet();
        this.streams = List.of(
                new StreamLifecycle(placeTopology(settings, serdes, place), place),
                new StreamLifecycle(fleetTopology(settings, serdes, fleet), fleet));
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
        streams.forEach(StreamLifecycle::start);
    }

    @PreDestroy
    void stop() {
        streams.forEach(StreamLifecycle::close);
    }

    /** The condition of place and that of fleet. */
    List<StreamCondition> conditions() {
        return streams.stream().map(StreamLifecycle::condition).toList();
    }
}
