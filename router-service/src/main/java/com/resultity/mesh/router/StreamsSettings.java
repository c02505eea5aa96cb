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

    /** Nor need each heartbeat be fetched by itself, which costs both sides more than the heartbeat. */
    private static final Duration FLEET_FETCH_WAIT = Duration.ofMillis(50);

    private static final int FLEET_FETCH_BYTES = 64 << 10;

    /** A heartbeat may be lost, and the survivors hear at one of theirs that partitions are to be taken over. */
    private static final int HEARTBEATS_A_SESSION = 6;

    /** Cells are small, so an instance that returns may catch up with all that it is to get back at once. */
    private static final int WARMING_UP_AT_ONCE = 16;

    /** The shortest that there is: so long does an instance that returned stand by before it gets its share back. */
    private static final Duration BALANCE_AGAIN_AFTER = Duration.ofMinutes(1);

    private static final Duration METADATA_REFRESH = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private final String instance;
    private final RouterSettings router;

    /**
     * @param bootstrapServers brokers, as HOST:PORT separated by commas
     * @param instance name of this instance, and of no other
     */
    public StreamsSettings(String bootstrapServers, String instance, RouterSettings router) {
        this.bootstrapServers = bootstrapServers;
        this.instance = instance;
        this.router = router;
    }

    /**
     * Settings of fleet: exactly once, although its output is idempotent. Without transactions a crash between what it
     * remembers to have published and what it published would lose a change of state until the next one.
     */
    Properties fleet() {
        Properties settings = common(Consumer.ROUTER_FLEET, FLEET_COMMIT_INTERVAL);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), FLEET_FETCH_BYTES);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), (int)
                FLEET_FETCH_WAIT.toMillis());
        return settings;
    }

    /** Settings of place: a decision that is made twice would be two assignments, so exactly once. */
    public Properties place() {
        Properties settings = common(Consumer.ROUTER_PLACE, router.commitInterval());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, router.placeThreads());
        // Seen to give the lowest latency with short transactions; the broker's setting of the same kind goes with it.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 2);
        return settings;
    }

    private Properties common(Consumer consumer, Duration commitInterval) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, consumer.applicationId());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), (int)
                router.transactionTimeout().toMillis());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, ClampedTimestamps.class);
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                TopicCatalogue.DEAD_LETTERS.maximumRecordBytes());
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.METADATA_MAX_AGE_CONFIG), METADATA_REFRESH.toMillis());
        settings.putAll(membership(consumer));
        settings.putAll(standbys());
        return settings;
    }

    /** Static, so that an instance which crashes and is back within the session takes its partitions back at once. */
    private Properties membership(Consumer consumer) {
        Properties settings = new Properties();
        int session = (int) router.sessionTimeout().toMillis();
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                consumer.applicationId() + "-" + instance);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session);
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                session / HEARTBEATS_A_SESSION);
        return settings;
    }

    private Properties standbys() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, router.standbys());
        settings.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, router.recoveryLag());
        settings.put(StreamsConfig.MAX_WARMUP_REPLICAS_CONFIG, WARMING_UP_AT_ONCE);
        settings.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, BALANCE_AGAIN_AFTER.toMillis());
        return settings;
    }
}
