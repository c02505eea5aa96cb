package com.resultity.mesh.testkit;

import com.resultity.mesh.embedded.BrokerOptions;
import com.resultity.mesh.embedded.KafkaBroker;
import java.util.List;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The broker that the tests of a run use, of the kind that {@code -Dtestkit.broker} names. */
sealed interface RunningBroker extends AutoCloseable {

    /** A broker lives for some seconds here: what the optimising compiler would gain is less than what it takes. */
    List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");

    /** Where clients connect to, as {@code host:port}. */
    String bootstrapServers();

    /** Ends it at once, because its data go with it. */
    @Override
    void close();

    /**
     * Starts an empty broker.
     *
     * @param folder where it may keep its data and its log, if it runs here
     */
    static RunningBroker start(RunFolder folder) {
        String kind = System.getProperty("testkit.broker", "child-process");
        return switch (kind) {
            case "child-process" ->
                new ChildProcess(KafkaBroker.start(BrokerOptions.in(folder.data())
                        .withLogFile(folder.logFile())
                        .withVirtualMachineOptions(QUICK_START)));
            case "testcontainers" -> new Container(startContainer());
            default ->
                throw new IllegalArgumentException(
                        "-Dtestkit.broker is child-process or testcontainers, and not " + kind + ".");
        };
    }

    private static KafkaContainer startContainer() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException(
                    "-Dtestkit.broker=testcontainers needs a Docker engine, and none answers: start one, or leave it out.");
        }
        DockerImageName image = DockerImageName.parse("apache/kafka").withTag(AppInfoParser.getVersion());
        // The same settings as the child process has, where they change what a test sees.
        KafkaContainer container = new KafkaContainer(image)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_STREAMS_INITIAL_REBALANCE_DELAY_MS", "0")
                .withEnv("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000")
                .withEnv("KAFKA_ADD_PARTITIONS_TO_TXN_RETRY_BACKOFF_MS", "1");
        try {
            container.start();
        } catch (RuntimeException failure) {
            throw new IllegalStateException("Docker could not pull or start " + image + ".", failure);
        }
        return container;
    }

    /** The same child process as the launcher's, but for {@link #QUICK_START}. */
    record ChildProcess(KafkaBroker broker) implements RunningBroker {

        @Override
        public String bootstrapServers() {
            return broker.bootstrapServers();
        }

        @Override
        public void close() {
            broker.kill();
        }
    }

    /** The official image, in Docker. */
    record Container(KafkaContainer container) implements RunningBroker {

        @Override
        public String bootstrapServers() {
            return container.getBootstrapServers();
        }

        @Override
        public void close() {
            container.close();
        }
    }
}
