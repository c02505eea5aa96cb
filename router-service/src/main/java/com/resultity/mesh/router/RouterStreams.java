package com.resultity.mesh.router;

import com.resultity.mesh.router.fleet.FleetTopology;
import com.resultity.mesh.router.place.PlaceTopology;
import com.resultity.mesh.wire.RegistryValueSerdes;
import com.resultity.mesh.wire.StreamLifecycle;
import com.resultity.mesh.wire.ValueSerdes;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** Runs fleet and place for as long as the service lives. */
@Context
final class RouterStreams {

    private final StreamLifecycle place;
    private final StreamLifecycle fleet;

    RouterStreams(
            RouterSettings settings,
            @Property(name = "micronaut.server.port") int port,
            @Property(name = "kafka.bootstrap.servers") String bootstrapServers,
            @Property(name = "mesh.schema-registry.url") String schemaRegistryUrl) {
        ValueSerdes serdes = new RegistryValueSerdes(schemaRegistryUrl);
        String instance = settings.instance().isBlank() ? hostName() + "-" + port : settings.instance();
        StreamsSettings common = new StreamsSettings(bootstrapServers, instance, settings);
        this.place = new StreamLifecycle(placeTopology(settings, serdes, common.place()), common.place());
        this.fleet = new StreamLifecycle(fleetTopology(settings, serdes, common.fleet()), common.fleet());
    }

    private static Topology placeTopology(RouterSettings settings, ValueSerdes serdes, Properties properties) {
        StreamsBuilder builder = builder(properties);
        new PlaceTopology(serdes, settings.cells(), settings.checkpointEvery()).defineOn(builder);
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
        place.start();
        fleet.start();
    }

    /** Both at once: what others wait for until they take over is not to be waited for twice. */
    @PreDestroy
    void stop() {
        CompletableFuture<Void> fleetEnds = CompletableFuture.runAsync(fleet::close);
        place.close();
        fleetEnds.join();
    }

    StreamLifecycle place() {
        return place;
    }

    StreamLifecycle fleet() {
        return fleet;
    }
}
