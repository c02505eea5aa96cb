package com.resultity.mesh.registry.log;

import com.resultity.mesh.topics.TopicCatalogue;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** How the registry's API speaks to the broker. */
final class LogSettings {

    /** Shorter than clients wait for an answer, so that they are told of an outage and do not just give up. */
    private static final Duration SEND_PATIENCE = Duration.ofSeconds(10);

    private static final Duration REQUEST_PATIENCE = Duration.ofSeconds(5);

    private LogSettings() {}

    /** A producer of commands, none of which it writes twice. */
    static Producer<String, byte[]> producer(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                TopicCatalogue.REGISTRY_COMMANDS.maximumRecordBytes(),
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                milliseconds(SEND_PATIENCE),
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                milliseconds(SEND_PATIENCE),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                milliseconds(REQUEST_PATIENCE));
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** Settings of a consumer that reads everything from the start, in its own time and without a group. */
    static Map<String, Object> consumer(String bootstrapServers) {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
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
