package com.resultity.mesh.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {

    @TempDir
    Path folder;

    @Test
    void shouldKeepItsTopicsOverAnOrderlyRestartAndOverACrash() throws Exception {
        BrokerOptions options = BrokerOptions.in(folder);
        int port;
        try (KafkaBroker broker = KafkaBroker.start(options)) {
            port = broker.port();
            createTopic(broker, "before-the-stop");
        }
        try (KafkaBroker broker = KafkaBroker.start(options.withPort(port))) {
            assertEquals(Set.of("before-the-stop"), topics(broker));
            createTopic(broker, "before-the-crash");
            broker.kill();
        }
        try (KafkaBroker broker = KafkaBroker.start(options)) {
            assertEquals(Set.of("before-the-stop", "before-the-crash"), topics(broker));
        }
    }

    @Test
    void shouldNotCreateATopicThatAProducerAsksFor() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(BrokerOptions.in(folder));
                Producer<String, String> producer = impatientProducer(broker)) {
            assertThrows(TimeoutException.class, () -> producer.partitionsFor("misspelt"));

            assertEquals(Set.of(), topics(broker));
        }
    }

    @Test
    void shouldSayThatThePortIsInUse() throws IOException {
        try (ServerSocket squatter = new ServerSocket(0, 1, InetAddress.getByName(LocalPort.HOST))) {
            int port = squatter.getLocalPort();
            BrokerOptions options = BrokerOptions.in(folder).withPort(port);

            StartFailedException failure = assertThrows(StartFailedException.class, () -> KafkaBroker.start(options));

            assertEquals(
                    "Port " + port + ", wanted for the broker, cannot be listened on (Address already in use): "
                            + "end the process that has it, or choose another port.",
                    failure.getMessage());
        }
    }

    private static Producer<String, String> impatientProducer(KafkaBroker broker) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers(), "max.block.ms", "1500");
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static void createTopic(KafkaBroker broker, String name) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
    }

    private static Set<String> topics(KafkaBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return admin.listTopics().names().get();
        }
    }
}
