package com.resultity.mesh.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.status.MeshStatus;
import com.resultity.mesh.status.StatusGatherer;
import com.resultity.mesh.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts whole meshes as processes: few of them, because each takes a while. */
final class UpIT {
    private static final String TOPIC = "mesh.routing-decisions.v1";
    private static final int SIGTERM_STATUS = 128 + 15;

    @TempDir
    private Path folder;

    private UpProcess up;

    @AfterEach
    void stop() throws InterruptedException {
        up.terminate();
        up.awaitEnd();
    }

    @Test
    void shouldHealServicesKeepStateAndLeaveNoChild() throws Exception {
        start("first.out", 2);
        up.awaitPrinted("The mesh is up");
        assertHealed();
        assertFolderIsTaken();
        Uuid topic = topicId();

        List<ProcessHandle> children = up.children();
        assertEquals(MeshProcess.values().length + 1, children.size());
        up.terminate();
        assertEquals(SIGTERM_STATUS, up.awaitEnd());
        assertTrue(
                up.printed()
                        .endsWith("Stopping.\nStopped. What was on the topics is kept in " + folder.resolve("state")
                                + ", for the next 'mesh up' with it.\n"),
                up.printed());
        assertTrue(children.stream().noneMatch(ProcessHandle::isAlive), "a child outlived its launcher");
        assertFalse(Files.exists(folder.resolve("state/run.json")));

        start("second.out", 1);
        up.awaitPrinted("The mesh is up");
        assertEquals(topic, topicId());
        assertTrue(up.printed().contains("topics are there, 0 of them new"), up.printed());

        List<ProcessHandle> orphans = up.children();
        up.kill();
        UpProcess.await(() -> orphans.stream().noneMatch(ProcessHandle::isAlive), "the end of every child");
    }

    @Test
    void shouldSayWhichPortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            up = UpProcess.start(
                    folder.resolve("state"),
                    folder.resolve("taken.out"),
                    "--port-broker",
                    String.valueOf(taken.getLocalPort()));

            assertEquals(2, up.awaitEnd());
            List<String> lines = up.printed().lines().toList();
            assertEquals(2, lines.size(), up.printed());
            assertTrue(
                    lines.get(1).startsWith("mesh: Port " + taken.getLocalPort() + ", wanted for broker,"),
                    up.printed());
        }
    }

    private void start(String output, int routers) throws IOException {
        up = UpProcess.start(folder.resolve("state"), folder.resolve(output), "--routers", Integer.toString(routers));
    }

    private void assertHealed() {
        RunningMesh mesh = attached();
        long before = mesh.processIds().get(MeshInstance.router(1));
        mesh.killRouter(1);
        // Not at every instant: the group may be at moving a cell, and one question may go unanswered for a second.
        UpProcess.await(() -> mesh.isRouterReady(2), "the other instance to decide");
        up.awaitPrinted("router-service is ready again");
        mesh.awaitRoutersReady(Duration.ofMinutes(5));
        assertNotEquals(before, mesh.processIds().get(MeshInstance.router(1)));
        // Not at the first look: the group may still be at giving cells back, and a probe waits for a second only.
        MeshStatus status =
                Await.value("a whole mesh", Duration.ofMinutes(5), () -> Optional.of(new StatusGatherer(mesh).gather())
                        .filter(MeshStatus::isWhole));
        assertEquals(
                List.of("router-service", "router-service-2"),
                status.processes().stream()
                        .map(process -> process.instance().title())
                        .filter(title -> title.startsWith("router"))
                        .toList());
    }

    private void assertFolderIsTaken() throws IOException, InterruptedException {
        UpProcess other = UpProcess.start(folder.resolve("state"), folder.resolve("other.out"));
        assertEquals(2, other.awaitEnd());
        assertTrue(other.printed().contains("mesh: Another mesh, started by process "), other.printed());
    }

    private Uuid topicId() throws ExecutionException, InterruptedException {
        Map<String, Object> settings =
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, attached().bootstrapServers());
        try (Admin admin = Admin.create(settings)) {
            return admin.describeTopics(List.of(TOPIC))
                    .allTopicNames()
                    .get()
                    .get(TOPIC)
                    .topicId();
        }
    }

    private RunningMesh attached() {
        return RunningMeshes.findRunning(folder.resolve("state")).orElseThrow();
    }
}
