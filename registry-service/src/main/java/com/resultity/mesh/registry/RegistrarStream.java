package com.resultity.mesh.registry;

import com.resultity.mesh.registry.lifecycle.Gates;
import com.resultity.mesh.registry.log.LogReader;
import com.resultity.mesh.registry.log.RegistrarTopology;
import com.resultity.mesh.registry.state.MeasuredNodes;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.ClampedTimestamps;
import com.resultity.mesh.wire.StreamCondition;
import com.resultity.mesh.wire.StreamLifecycle;
import com.resultity.mesh.wire.ValueSerdes;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** Runs the registrar, or stands by for another instance that does, for as long as the service lives. */
@Context
public final class RegistrarStream {

    /** A heartbeat may be lost, and the survivors hear at one of theirs that they are to take over. */
    private static final int HEARTBEATS_A_SESSION = 6;

    /** The clock strikes between two reads, so none may wait for long. */
    private static final Duration POLL = Duration.ofMillis(20);

    private static final Duration METADATA_REFRESH = Duration.ofSeconds(30);
    private static final String APPLICATION = Consumer.REGISTRY_SERVICE.applicationId();

    private final StreamLifecycle stream;

    RegistrarStream(
            RegistrarSettings settings,
            Gates gates,
            ValueSerdes serdes,
            MeasuredNodes measured,
            @Property(name = "micronaut.server.port") int port,
            @Property(name = "kafka.bootstrap.servers") String bootstrapServers) {
        Properties properties = properties(settings, bootstrapServers, instance(settings, port));
        this.stream = new StreamLifecycle(topology(serdes, gates, measured, bootstrapServers, properties), properties);
    }

    static Topology topology(
            ValueSerdes serdes, Gates gates, MeasuredNodes measured, String bootstrapServers, Properties properties) {
        // That every store and topic has a name is looked at only where the builder knows the settings.
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        new RegistrarTopology(serdes, gates, () -> LogReader.ofEverything(bootstrapServers, serdes), measured)
                .defineOn(builder);
        return builder.build(properties);
    }

    static Properties properties(RegistrarSettings settings, String bootstrapServers, String instance) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis());
        properties.put(StreamsConfig.POLL_MS_CONFIG, POLL.toMillis());
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), (int)
                settings.transactionTimeout().toMillis());
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                TopicCatalogue.REGISTRY_REPLIES.maximumRecordBytes());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, ClampedTimestamps.class);
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.METADATA_MAX_AGE_CONFIG), METADATA_REFRESH.toMillis());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys());
        properties.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, settings.recoveryLag());
        // Static, so that an instance which crashes and is back within the session goes on at once.
        int session = (int) settings.sessionTimeout().toMillis();
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                APPLICATION + "-" + instance);
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session);
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                session / HEARTBEATS_A_SESSION);
        return properties;
    }

    /** A port that is chosen at the start tells no instance from another one. */
    private static String instance(RegistrarSettings settings, int port) {
        if (!settings.instance().isBlank()) {
            return settings.instance();
        }
        return port > 0 ? hostName() + "-" + port : UUID.randomUUID().toString();
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
        stream.start();
    }

    @PreDestroy
    void stop() {
        stream.close();
    }

    /** Whether it does its work now. */
    public StreamCondition condition() {
        return stream.condition();
    }
}
