package com.resultity.mesh.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
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
    void shouldNotCreateATopicThatSomebodyAsksFor() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(BrokerOptions.in(folder));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            KafkaFuture<?> description =
                    admin.describeTopics(List.of("misspelt")).allTopicNames();

            ExecutionException failure = assertThrows(ExecutionException.class, description::get);

            assertTrue(failure.getCause() instanceof UnknownTopicOrPartitionException);
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
