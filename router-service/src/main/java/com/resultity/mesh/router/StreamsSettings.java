package com.resultity.mesh.router;

import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.ClampedTimestamps;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** How the two streams run. */
public final class StreamsSettings {

    /** Nobody waits for a node's state as for a decision, so it need not cost the broker a transaction every 10 ms. */
    private static final Duration FLEET_COMMIT_INTERVAL = Duration.ofMillis(100);

    /** The shortest that a broker grants by default: so long are the partitions of a crashed instance unserved. */
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);

    /**
     * Until it has passed, a transaction that a crash left open hides what lies behind it from every reader. Transactions
     * take milliseconds, so this only has to outlast a pause of the whole process.
     */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration METADATA_REFRESH = Duration.ofSeconds(30);

    private StreamsSettings() {}

    /**
     * Settings of fleet: exactly once, although its output is idempotent. Without transactions a crash between what it
     * remembers to have published and what it published would lose a change of state until the next one.
     */
    static Properties fleet(String bootstrapServers, String instance) {
        return common(Consumer.ROUTER_FLEET, bootstrapServers, instance, FLEET_COMMIT_INTERVAL);
    }

    /** Settings of place: a decision that is made twice would be two assignments, so exactly once. */
    public static Properties place(String bootstrapServers, String instance, Duration commitInterval, int threads) {
        Properties settings = common(Consumer.ROUTER_PLACE, bootstrapServers, instance, commitInterval);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        // Seen to give the lowest latency with short transactions; the broker's setting of the same kind goes with it.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 2);
        return settings;
    }

    private static Properties common(
            Consumer consumer, String bootstrapServers, String instance, Duration commitInterval) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, consumer.applicationId());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), (int)
                TRANSACTION_TIMEOUT.toMillis());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, ClampedTimestamps.class);
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                consumer.applicationId() + "-" + instance);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), (int)
                SESSION_TIMEOUT.toMillis());
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                (int) SESSION_TIMEOUT.toMillis() / 4);
        settings.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                TopicCatalogue.DEAD_LETTERS.maximumRecordBytes());
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.METADATA_MAX_AGE_CONFIG), METADATA_REFRESH.toMillis());
        return settings;
    }
}
