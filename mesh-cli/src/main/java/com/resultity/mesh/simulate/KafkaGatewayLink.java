package com.resultity.mesh.simulate;

import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.schemas.NodeHeartbeat;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.ValueSerdes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes what gateways and nodes say to the topics of a mesh, each record once, and checks that it got there. */
final class KafkaGatewayLink implements GatewayLink, AutoCloseable {

    private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(10);

    private final KafkaProducer<String, byte[]> producer;
    private final Serializer<JobRequest> requests;
    private final Serializer<JobOutcome> outcomes;
    private final Serializer<NodeHeartbeat> heartbeats;
    private final AtomicReference<String> firstFailure = new AtomicReference<>();

    KafkaGatewayLink(String bootstrapServers, ValueSerdes serdes) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.CLIENT_ID_CONFIG,
                "simulated-gateway",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                // A request is on its way at once: the decision's latency is what is measured.
                ProducerConfig.LINGER_MS_CONFIG,
                0);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        requests = serdes.of(TopicCatalogue.JOB_REQUESTS).serializer();
        outcomes = serdes.of(TopicCatalogue.JOB_OUTCOMES).serializer();
        heartbeats = serdes.of(TopicCatalogue.NODE_HEARTBEATS).serializer();
    }

    @Override
    public void send(JobRequest request) {
        send(TopicCatalogue.JOB_REQUESTS, requests, request.getJobId(), request);
    }

    @Override
    public void send(JobOutcome outcome) {
        send(TopicCatalogue.JOB_OUTCOMES, outcomes, outcome.getCell(), outcome);
    }

    @Override
    public void send(NodeHeartbeat heartbeat) {
        send(TopicCatalogue.NODE_HEARTBEATS, heartbeats, heartbeat.getNodeId(), heartbeat);
    }

    private <V extends SpecificRecord> void send(Topic<V> topic, Serializer<V> serializer, String key, V value) {
        byte[] bytes = serializer.serialize(topic.name(), value);
        var unused = producer.send(new ProducerRecord<>(topic.name(), key, bytes), (written, failure) -> {
            if (failure != null) {
                firstFailure.compareAndSet(null, topic.name() + ": " + failure.getMessage());
            }
        });
    }

    /** The first record that could not be written, by topic and reason; nothing while all were. */
    Optional<String> failure() {
        return Optional.ofNullable(firstFailure.get());
    }

    @Override
    public void close() {
        producer.close(CLOSING_PATIENCE);
        requests.close();
        outcomes.close();
        heartbeats.close();
    }
}
