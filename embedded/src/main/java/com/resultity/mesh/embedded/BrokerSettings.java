package com.resultity.mesh.embedded;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The settings of a broker that is its own controller and whole cluster. */
final class BrokerSettings {

    private static final String ONE = "1";

    private BrokerSettings() {}

    /** Writes the settings of a broker into {@code file}, replacing what is there. */
    static void write(Path file, Path logDirectory, int clientPort, int controllerPort) throws IOException {
        Properties settings = new Properties();
        settings.putAll(identity(logDirectory, clientPort, controllerPort));
        settings.putAll(singleReplica());
        settings.putAll(promptness());
        settings.putAll(smallness());
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, "Written anew at every start.");
        }
    }

    private static Map<String, String> identity(Path logDirectory, int clientPort, int controllerPort) {
        String clients = "CLIENTS://" + LocalPort.HOST + ":" + clientPort;
        String controller = "CONTROLLER://" + LocalPort.HOST + ":" + controllerPort;
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                ONE,
                "controller.quorum.voters",
                "1@" + LocalPort.HOST + ":" + controllerPort,
                "controller.listener.names",
                "CONTROLLER",
                "inter.broker.listener.name",
                "CLIENTS",
                "listeners",
                clients + "," + controller,
                "advertised.listeners",
                clients,
                "listener.security.protocol.map",
                "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs",
                logDirectory.toAbsolutePath().toString());
    }

    private static Map<String, String> singleReplica() {
        return Map.of(
                "auto.create.topics.enable", "false",
                "num.partitions", ONE,
                "default.replication.factor", ONE,
                "min.insync.replicas", ONE,
                "offsets.topic.replication.factor", ONE,
                "transaction.state.log.replication.factor", ONE,
                "transaction.state.log.min.isr", ONE,
                "share.coordinator.state.topic.replication.factor", ONE,
                "share.coordinator.state.topic.min.isr", ONE);
    }

    /** What would keep a consumer from joining or taking over, a transaction from its next partition, a broker from its return. */
    private static Map<String, String> promptness() {
        return Map.of(
                "group.initial.rebalance.delay.ms", "0",
                "group.streams.initial.rebalance.delay.ms", "0",
                // A consumer may ask to be held for dead sooner than after 6 s, so that another takes over.
                "group.min.session.timeout.ms", "1000",
                "add.partitions.to.txn.retry.backoff.ms", ONE,
                // What a crashed writer left open hides all that follows from readers, until this check has aborted it.
                "transaction.abort.timed.out.transaction.cleanup.interval.ms", "200",
                // After a crash the broker is let in again only when the session of its former self has ended.
                "broker.session.timeout.ms", "3000",
                "broker.heartbeat.interval.ms", "500");
    }

    /** Few internal partitions, and buffers and indexes for megabytes instead of gigabytes. */
    private static Map<String, String> smallness() {
        return Map.of(
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.num.partitions", ONE,
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2",
                "log.segment.bytes", String.valueOf(64 << 20),
                "log.index.size.max.bytes", String.valueOf(1 << 20),
                "log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20));
    }
}
