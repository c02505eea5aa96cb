package com.resultity.mesh.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A grace that a child which ends in an orderly way never outstays, however busy the machine. */
    private static final Duration AMPLE = Duration.ofMinutes(1);

    private static final int SIGKILL_STATUS = 128 + 9;
    private static final int SIGTERM_STATUS = 128 + 15;

    @TempDir
    Path folder;

    @Test
    void shouldShowTheLogOfThisRunAloneWhenTheChildEndsBeforeItIsReady() {
        start("fail", "an older run").onExit().join();
        ChildProcess child = start("fail", "no disk left");

        StartFailedException failure =
                assertThrows(StartFailedException.class, () -> child.awaitReady(PATIENCE, () -> false));

        assertEquals(
                List.of(
                        "The tested child ended while it was starting, with exit status 3; its log is "
                                + folder.resolve("logs/child.log") + ".",
                        "    no disk left"),
                failure.getMessage().lines().toList());
        assertEquals(OptionalInt.of(3), child.exitStatus());
    }

    @Test
    void shouldKillAChildThatIsNotReadyInTime() {
        ChildProcess child = start("wait", "thinking");

        StartFailedException failure = assertThrows(
                StartFailedException.class,
                () -> child.awaitReady(Duration.ofMillis(300), () -> {
                    throw new IllegalStateException("not yet");
                }));

        assertTrue(failure.getMessage().startsWith("The tested child was not ready within 0.3 s; its log is "));
        assertEquals("not yet", failure.getCause().getMessage());
        assertFalse(child.isAlive());
    }

    @Test
    void shouldStopAChildInAnOrderlyWay() {
        try (ChildProcess child = startUp("wait")) {
            child.stop(AMPLE);

            assertEquals(OptionalInt.of(SIGTERM_STATUS), child.exitStatus());
        }
    }

    @Test
    void shouldStopAChildInAnOrderlyWayAlthoughItStandsStill() throws IOException {
        try (ChildProcess child = startUp("wait")) {
            // Often enough that a pause which returns before its process stands still is found out.
            for (int round = 1; round <= 50; round++) {
                child.pause();
                assertEquals("T", stateOf(child), "round " + round);
                child.resume();
                assertNotEquals("T", stateOf(child), "round " + round);
            }
            child.pause();
            child.stop(AMPLE);

            assertEquals(OptionalInt.of(SIGTERM_STATUS), child.exitStatus());
        }
    }

    @Test
    void shouldKillAChildThatStandsStill() {
        try (ChildProcess child = startUp("wait")) {
            child.pause();
            child.kill();

            assertEquals(OptionalInt.of(SIGKILL_STATUS), child.exitStatus());
            assertThrows(IllegalStateException.class, child::pause);
        }
    }

    /** As /proc tells it: T for one that stands still. */
    private static String stateOf(ChildProcess child) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(child.pid()), "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).substring(0, 1);
    }

    @Test
    void shouldKillAChildThatOutstaysItsGrace() {
        try (ChildProcess child = startUp("linger")) {
            child.stop(Duration.ofMillis(300));

            assertEquals(OptionalInt.of(SIGKILL_STATUS), child.exitStatus());
        }
    }

    @Test
    void shouldLeaveTheChildAloneWhenTheTerminalInterruptsTheWholeGroup() throws Exception {
        try (ChildProcess child = startUp("wait")) {
            for (String signal : List.of("-INT", "-HUP")) {
                assertEquals(0, send(signal, child));
            }
            // Signals of one sender arrive in order, so the child had seen both when it ends by this one.
            child.stop(AMPLE);

            assertEquals(OptionalInt.of(SIGTERM_STATUS), child.exitStatus());
        }
    }

    /** The shell's own kill: not every system has a program of that name. */
    private static int send(String signal, ChildProcess child) throws Exception {
        String kill = "kill " + signal + " " + child.pid();
        return new ProcessBuilder("/bin/sh", "-c", kill).start().waitFor();
    }

    @Test
    void shouldReportTheEndOfAChildWhoeverEndedIt() throws Exception {
        try (ChildProcess child = startUp("wait")) {
            ProcessHandle.of(child.pid()).orElseThrow().destroyForcibly();

            assertEquals(SIGKILL_STATUS, child.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }
    }

    @Test
    void shouldReportTheMemoryOfAChildUntilItIsGone() {
        try (ChildProcess child = startUp("wait")) {
            assertTrue(ResidentMemory.ofProcess(child.pid()).orElseThrow() > 1 << 20);

            child.kill();

            assertEquals(OptionalLong.empty(), ResidentMemory.ofProcess(child.pid()));
        }
    }

    @Test
    void shouldGiveTheChildItsEnvironment() {
        try (ChildProcess child = startUp("wait")) {
            assertEquals(List.of("hello from the environment", "up"), child.lastLogLines(2));
        }
    }

    private ChildProcess startUp(String behaviour) {
        ChildProcess child = start(behaviour, "hello from the environment");
        child.awaitReady(PATIENCE, () -> child.lastLogLines(1).equals(List.of("up")));
        return child;
    }

    private ChildProcess start(String behaviour, String line) {
        JavaCommand command = new JavaCommand(
                JavaInstallation.running(),
                List.of("-Xmx32m", "-XX:+UseSerialGC"),
                JavaCommand.ownClassPath(),
                TestingChild.class.getName(),
                List.of(behaviour));
        return ChildProcess.start(
                "the tested child", command, Map.of("GREETING", line), folder.resolve("logs/child.log"));
    }
}
