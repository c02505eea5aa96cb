package com.resultity.mesh.registry.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** How the registry speaks to the broker. */
final class LogSettings {

    /** Shorter than clients wait for an answer, so that they are told of an outage and do not just give up. */
    private static final Duration SEND_PATIENCE = Duration.ofSeconds(10);

    private static final Duration REQUEST_PATIENCE = Duration.ofSeconds(5);
    private static final Duration TRANSACTION_PATIENCE = Duration.ofSeconds(30);

    private LogSettings() {}

    /**
     * A producer whose writes are seen all together or not at all. Opening another of the same name ends this one's
     * writing for good, so that two instances never both write.
     */
    static Producer<String, byte[]> transactionalProducer(String bootstrapServers, String transactionalId) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, milliseconds(SEND_PATIENCE));
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, milliseconds(SEND_PATIENCE));
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, milliseconds(REQUEST_PATIENCE));
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, milliseconds(TRANSACTION_PATIENCE));
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** Settings of the consumer that reads everything from the start, once and in its own time. */
    static Map<String, Object> consumer(String bootstrapServers, String groupId) {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG,
                groupId,
                ConsumerConfig.CLIENT_ID_CONFIG,
                groupId,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                milliseconds(SEND_PATIENCE));
    }

    private static int milliseconds(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
