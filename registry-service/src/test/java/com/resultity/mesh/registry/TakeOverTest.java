package com.resultity.mesh.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.embedded.ChildProcess;
import com.resultity.mesh.embedded.JavaCommand;
import com.resultity.mesh.embedded.JavaInstallation;
import com.resultity.mesh.embedded.LocalPort;
import com.resultity.mesh.registry.RandomRequests.Asked;
import com.resultity.mesh.registry.change.RegistryModel;
import com.resultity.mesh.registry.command.Command;
import com.resultity.mesh.registry.command.Reply;
import com.resultity.mesh.registry.definition.SubcloudState;
import com.resultity.mesh.registry.log.TestingCommands;
import com.resultity.mesh.schemas.NodeMemberships;
import com.resultity.mesh.schemas.RegistryCommand;
import com.resultity.mesh.schemas.RegistryReply;
import com.resultity.mesh.testkit.Await;
import com.resultity.mesh.testkit.MeshCluster;
import com.resultity.mesh.testkit.Promise;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes of the service, of which the one that decides is killed while both are asked for random changes by several at
 * once: no command is lost, none is applied twice, and all of them in the order of the line come to what the model comes to.
 */
class TakeOverTest {

    private static final int ASKERS = 4;
    private static final int REQUESTS_EACH = 60;
    private static final Duration READY = Duration.ofSeconds(90);

    @RegisterExtension
    static final MeshCluster CLUSTER = MeshCluster.fresh();

    private final long seed = Long.getLong("test.seed", 20_260_101);
    private final String token = TestingIssuer.believed().token("operator");
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void shouldComeToWhatTheModelComesToWhenTheRegistrarIsKilled(@TempDir Path logs) throws Exception {
        System.out.println("seed " + seed);
        int[] ports = {LocalPort.settle(0, "first"), LocalPort.settle(0, "second")};
        try (ChildProcess first = start("first", ports[0], logs);
                ChildProcess second = start("second", ports[1], logs)) {
            askWhileKilling(first, ports);

            assertTrue(second.isAlive());
            assertEquals(ASKERS * REQUESTS_EACH, answers.size());
            Map<String, Reply> replies = onlyReplies();
            assertAnswersAreTrue(replies);
            assertEachVersionIsWrittenOnce();
            assertComesToTheModel(replies);
        }
    }

    private void askWhileKilling(ChildProcess victim, int[] ports) throws Exception {
        List<Thread> askers = IntStream.range(0, ASKERS)
                .mapToObj(asker -> new Thread(() -> askAtRandom(asker, ports)))
                .toList();
        askers.forEach(Thread::start);
        Await.until("some answers", () -> answers.size() > ASKERS * REQUESTS_EACH / 3);
        victim.kill();
        for (Thread asker : askers) {
            asker.join(READY.toMillis());
        }
    }

    private void askAtRandom(int asker, int[] ports) {
        RandomRequests requests = new RandomRequests(seed + asker);
        for (int i = 0; i < REQUESTS_EACH; i++) {
            String tag = "t" + asker + "x" + i;
            answers.put(tag, askUntilAnswered(ports, asker + i, requests.next(tag)));
        }
    }

    /** Asks one instance after the other, as a client does that does not know what came of its request. */
    private int askUntilAnswered(int[] ports, int turn, Asked asked) {
        long deadline = System.nanoTime() + READY.toNanos();
        for (int attempt = turn; System.nanoTime() < deadline; attempt++) {
            try {
                int status = send(ports[attempt % ports.length], asked);
                if (status < 500) {
                    return status;
                }
            } catch (IOException unreachable) {
                // The one that was killed; the other is asked next.
                continue;
            }
        }
        throw new AssertionError("nobody answered; seed " + seed);
    }

    /** The reply to each command in line: exactly one. */
    private Map<String, Reply> onlyReplies() {
        List<String> inLine = commands().stream().map(Command::id).toList();
        Set<String> commands = new HashSet<>(inLine);
        Promise.assertKept(commands.size() == inLine.size(), () -> "a command is in line twice; seed " + seed);
        Await.until("a reply to each command", () -> commands.equals(new HashSet<>(repliedTo())));
        List<String> repliedTo = repliedTo();
        Promise.assertKept(
                new HashSet<>(repliedTo).size() == repliedTo.size(), () -> "a command was decided twice; seed " + seed);
        assertEquals(commands.size(), repliedTo.size(), () -> "seed " + seed);
        Map<String, Reply> replies = new HashMap<>();
        CLUSTER.log()
                .read(TopicCatalogue.REGISTRY_REPLIES)
                .forEach(record -> replies.put(record.key(), TestingCommands.replyOf(record.value())));
        return replies;
    }

    /** Who was told that it is done finds it in the line, and done. */
    private void assertAnswersAreTrue(Map<String, Reply> replies) {
        Map<String, List<Boolean>> outcomes = new HashMap<>();
        CLUSTER.log().read(TopicCatalogue.REGISTRY_COMMANDS).forEach(record -> tagOf(record.value())
                .forEach(tag -> outcomes.computeIfAbsent(tag, it -> new ArrayList<>())
                        .add(replies.get(record.key()) instanceof Reply.Applied)));
        answers.forEach((tag, status) -> {
            List<Boolean> found = outcomes.getOrDefault(tag, List.of());
            if (status == 200 && !found.isEmpty()) {
                Promise.assertKept(found.get(found.size() - 1), () -> tag + " was not done; seed " + seed);
            }
        });
        // How many get an answer before the kill is the machine's; more than half on a quiet one.
        assertTrue(outcomes.size() > answers.size() / 4, () -> outcomes.size() + " of " + answers.size());
        assertTrue(outcomes.values().stream().anyMatch(it -> it.contains(true)), "nothing was done");
        assertTrue(outcomes.values().stream().anyMatch(it -> it.contains(false)), "nothing was refused");
    }

    private List<String> tagOf(RegistryCommand command) {
        return answers.keySet().stream()
                .filter(tag -> tag.equals(command.getReason()) || isNamedIn(command, tag))
                .toList();
    }

    private static boolean isNamedIn(RegistryCommand command, String tag) {
        String text = command.getChanges().get(0).toString();
        return text.contains("\"" + tag + "\"") || text.contains("https://" + tag + ".example.net");
    }

    private void assertEachVersionIsWrittenOnce() {
        assertOnce(TopicCatalogue.SUBCLOUDS, it -> it.getVersion());
        assertOnce(TopicCatalogue.NODES, it -> it.getVersion());
        assertOnce(TopicCatalogue.SUBCLOUD_MEMBERSHIPS, it -> it.getVersion());
    }

    private <V extends SpecificRecord> void assertOnce(Topic<V> topic, ToLongFunction<V> version) {
        Set<String> versions = new HashSet<>();
        for (ConsumerRecord<String, V> record : CLUSTER.log().read(topic)) {
            if (record.value() != null) {
                String written = topic.name() + " " + record.key() + "@" + version.applyAsLong(record.value());
                Promise.assertKept(versions.add(written), () -> written + " twice; seed " + seed);
            }
        }
        assertFalse(versions.isEmpty());
    }

    private void assertComesToTheModel(Map<String, Reply> replies) {
        RegistryModel model = new RegistryModel();
        for (Command command : commands()) {
            assertEquals(
                    model.make(command.changes().get(0)),
                    replies.get(command.id()) instanceof Reply.Applied,
                    () -> command + " was answered " + replies.get(command.id()) + "; seed " + seed);
        }
        assertEquals(model.states(), states(), () -> "seed " + seed);
        assertEquals(model.memberships(), memberships(), () -> "seed " + seed);
    }

    private static List<Command> commands() {
        return CLUSTER.log().read(TopicCatalogue.REGISTRY_COMMANDS).stream()
                .map(record -> TestingCommands.commandOf(record.value()))
                .toList();
    }

    private static List<String> repliedTo() {
        return CLUSTER.log().read(TopicCatalogue.REGISTRY_REPLIES).stream()
                .map(ConsumerRecord::value)
                .map(RegistryReply::getCommandId)
                .toList();
    }

    private static SortedMap<String, SubcloudState> states() {
        SortedMap<String, SubcloudState> states = new TreeMap<>();
        latest(TopicCatalogue.SUBCLOUDS)
                .forEach((id, subcloud) ->
                        states.put(id, SubcloudState.valueOf(subcloud.getState().name())));
        return states;
    }

    private static List<String> memberships() {
        List<String> found = new ArrayList<>();
        for (NodeMemberships judged :
                latest(TopicCatalogue.SUBCLOUD_MEMBERSHIPS).values()) {
            judged.getMemberships()
                    .forEach(it -> found.add(judged.getNodeId() + "/" + it.getSubcloudId() + "=" + it.getState()
                            + (it.getIsolates() ? "*" : "")));
        }
        return found;
    }

    private static <V extends SpecificRecord> SortedMap<String, V> latest(Topic<V> topic) {
        SortedMap<String, V> latest = new TreeMap<>();
        for (ConsumerRecord<String, V> record : CLUSTER.log().read(topic)) {
            if (record.value() == null) {
                latest.remove(record.key());
            } else {
                latest.put(record.key(), record.value());
            }
        }
        return latest;
    }

    private ChildProcess start(String name, int port, Path logs) {
        ChildProcess process = ChildProcess.start(
                name,
                new JavaCommand(
                        JavaInstallation.running(),
                        List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        JavaCommand.ownClassPath(),
                        RegistryService.class.getName(),
                        List.of()),
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", CLUSTER.bootstrapServers(),
                        "MESH_SCHEMA_REGISTRY_URL", CLUSTER.registryUrl(),
                        "MICRONAUT_SERVER_PORT", Integer.toString(port),
                        "MESH_REGISTRY_SESSION_TIMEOUT", "3s",
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

    private int send(int port, Asked asked) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(uri(port, asked.path()))
                .header("Content-Type", asked.contentType())
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(30))
                .method(asked.method(), HttpRequest.BodyPublishers.ofString(asked.body()))
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
