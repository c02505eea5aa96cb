package com.resultity.mesh.geo.batch;

import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.ValueSerdes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Makes the clients of one broker with the settings that this service rests on.
 *
 * @param bootstrapServers addresses of the brokers, HOST:PORT, separated by commas
 * @param serdes where schemas come from
 */
public record KafkaClients(String bootstrapServers, ValueSerdes serdes) {

    private static final int LARGEST_RECORD = TopicCatalogue.DEAD_LETTERS.maximumRecordBytes();

    private static final Duration SESSION = Duration.ofSeconds(10);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    /** While a fetch waits for records at the broker, nothing else is answered over its connection. */
    private static final Duration FETCH_WAIT = Duration.ofMillis(50);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_RECORDS_OF_A_POLL = 2_000;

    /** A consumer that commits only when told to, and reads a partition without a commit from its beginning. */
    public Consumer<byte[], byte[]> consumer(String group) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, group);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, milliseconds(FETCH_WAIT));
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS_OF_A_POLL);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, milliseconds(SESSION));
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, milliseconds(HEARTBEAT));
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, milliseconds(PATIENCE));
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, milliseconds(PATIENCE));
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** An outbox that keeps trying for 20 seconds. */
    public Outbox outbox(String clientId) {
        return outbox(clientId, PATIENCE);
    }

    /**
     * An outbox whose records are on the log in time or not at all.
     *
     * @param patience how long it keeps trying to write a record
     */
    public Outbox outbox(String clientId, Duration patience) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // What is put while a request is under way goes with the next; to wait for more would cost jobs the time.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, milliseconds(patience));
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, milliseconds(patience));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, milliseconds(PATIENCE));
        return new Outbox(new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()), serdes);
    }

    private static int milliseconds(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
