package com.resultity.mesh.registry;

import static com.resultity.mesh.registry.TestingManifests.node;
import static com.resultity.mesh.registry.TestingManifests.subcloud;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.embedded.ChildProcess;
import com.resultity.mesh.embedded.JavaCommand;
import com.resultity.mesh.embedded.JavaInstallation;
import com.resultity.mesh.embedded.LocalPort;
import com.resultity.mesh.schemas.Node;
import com.resultity.mesh.schemas.RegistryReply;
import com.resultity.mesh.testkit.Await;
import com.resultity.mesh.testkit.MeshCluster;
import com.resultity.mesh.topics.TopicCatalogue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes of the service, of which one is killed while both are asked for changes: no command is lost, and none is
 * applied twice.
 */
class TakeOverTest {

    private static final int ASKERS = 4;
    private static final int CHANGES_EACH = 40;
    private static final Duration READY = Duration.ofSeconds(90);

    @RegisterExtension
    static final MeshCluster CLUSTER = MeshCluster.fresh();

    private final String token = TestingIssuer.believed().token("operator");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void shouldLoseNoCommandAndApplyNoneTwiceWhenTheRegistrarIsKilled(@TempDir Path logs) throws Exception {
        int[] ports = {LocalPort.settle(0, "first"), LocalPort.settle(0, "second")};
        try (ChildProcess first = start("first", ports[0], logs);
                ChildProcess second = start("second", ports[1], logs)) {
            assertEquals(200, apply(ports[1], subcloud("pool", "{}")));
            List<String> acknowledged = askWhileKilling(first, ports);

            assertTrue(second.isAlive());
            assertEquals(ASKERS * CHANGES_EACH, acknowledged.size());
            assertEverythingIsOnTheLogOnce(acknowledged);
        }
    }

    private List<String> askWhileKilling(ChildProcess victim, int[] ports) throws Exception {
        List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger asked = new AtomicInteger();
        List<Thread> askers = IntStream.range(0, ASKERS)
                .mapToObj(asker -> new Thread(() -> {
                    for (int i = 0; i < CHANGES_EACH; i++) {
                        String id = "n-" + asker + "-" + i;
                        askUntilDone(ports, asked.incrementAndGet(), node(id, "[pool]"));
                        acknowledged.add(id);
                    }
                }))
                .toList();
        askers.forEach(Thread::start);
        Await.until("some changes", () -> acknowledged.size() > ASKERS * CHANGES_EACH / 4);
        victim.kill();
        for (Thread asker : askers) {
            asker.join(READY.toMillis());
        }
        return acknowledged;
    }

    /** Asks one instance after the other, as a client does that does not know what came of its request. */
    private void askUntilDone(int[] ports, int turn, String yaml) {
        long deadline = System.nanoTime() + READY.toNanos();
        for (int attempt = turn; System.nanoTime() < deadline; attempt++) {
            try {
                if (apply(ports[attempt % ports.length], yaml) == 200) {
                    return;
                }
            } catch (IOException unreachable) {
                // The one that was killed; the other is asked next.
                continue;
            }
        }
        throw new AssertionError("nobody answered");
    }

    private static void assertEverythingIsOnTheLogOnce(List<String> acknowledged) {
        Set<String> commands = CLUSTER.log().read(TopicCatalogue.REGISTRY_COMMANDS).stream()
                .map(ConsumerRecord::key)
                .collect(Collectors.toSet());
        Await.until("a reply to each command", () -> commands.equals(replies().keySet()));
        replies().values().forEach(replies -> assertEquals(1, replies.size(), replies::toString));

        Set<String> versions = new HashSet<>();
        Set<String> nodes = new HashSet<>();
        for (ConsumerRecord<String, Node> record : CLUSTER.log().read(TopicCatalogue.NODES)) {
            assertTrue(versions.add(record.key() + "@" + record.value().getVersion()), record::key);
            assertTrue(nodes.add(record.key()), () -> record.key() + " was written twice");
        }
        assertEquals(new HashSet<>(acknowledged), nodes);
        Set<String> members = CLUSTER.log().read(TopicCatalogue.SUBCLOUD_MEMBERSHIPS).stream()
                .filter(record -> record.value().getMemberships().size() == 1)
                .map(ConsumerRecord::key)
                .collect(Collectors.toSet());
        assertEquals(nodes, members);
    }

    private static Map<String, List<RegistryReply>> replies() {
        return CLUSTER.log().read(TopicCatalogue.REGISTRY_REPLIES).stream()
                .map(ConsumerRecord::value)
                .collect(Collectors.groupingBy(RegistryReply::getCommandId));
    }

    private ChildProcess start(String name, int port, Path logs) {
        ChildProcess process = ChildProcess.start(
                name,
                new JavaCommand(
                        JavaInstallation.running(),
                        List.of("-Xmx192m", "-XX:TieredStopAtLevel=1"),
                        JavaCommand.ownClassPath(),
                        RegistryService.class.getName(),
                        List.of()),
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", CLUSTER.bootstrapServers(),
                        "MESH_SCHEMA_REGISTRY_URL", CLUSTER.registryUrl(),
                        "MICRONAUT_SERVER_PORT", Integer.toString(port),
                        "MESH_IDENTITY_PUBLIC_KEYS",
                                TestingIssuer.believed().publicKeys().toString()),
                logs.resolve(name + ".log"));
        process.awaitReady(READY, () -> isReady(port));
        return process;
    }

    private boolean isReady(int port) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri(port, "/health/readiness")).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int apply(int port, String yaml) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(uri(port, "/v1/manifests"))
                .header("Content-Type", "application/yaml")
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(yaml))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
