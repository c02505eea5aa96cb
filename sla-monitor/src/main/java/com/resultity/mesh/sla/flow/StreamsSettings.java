package com.resultity.mesh.sla.flow;

import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.ClampedTimestamps;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;

/** How Kafka Streams runs the topologies. */
public final class StreamsSettings {

    /** An alert is at most this much later for being exactly-once; shorter costs the broker a transaction each. */
    private static final int COMMIT_INTERVAL_MILLISECONDS = 500;

    /** How long a killed process keeps its place in the group, and so its partitions from the next. */
    private static final int SESSION_TIMEOUT_MILLISECONDS = 10_000;

    private static final int CACHE_BYTES = 8 << 20;

    private StreamsSettings() {}

    /**
     * Exactly-once, although each attempt is counted once by its number anyway: what must not repeat itself is an alert, and
     * whether one fires lies in state that has to be committed together with the telling. Nobody waits for these records, so
     * the commit interval that this costs is free. What is paid must not be paid twice either.
     *
     * @param consumer the application
     * @param bootstrapServers brokers, as HOST:PORT separated by commas
     */
    public static Properties of(Consumer consumer, String bootstrapServers) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, consumer.applicationId());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MILLISECONDS);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, ClampedTimestamps.class);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MILLISECONDS);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
        settings.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                TopicCatalogue.DEAD_LETTERS.maximumRecordBytes());
        return settings;
    }

    /**
     * The same for a topology that is being defined: that each of its stores and topics has a name is looked at only where
     * the topology is told to, not where it is run. Brokers play no part in that.
     */
    public static TopologyConfig ofTopology(Consumer consumer) {
        return new TopologyConfig(new StreamsConfig(of(consumer, "localhost:9092")));
    }
}
