package com.resultity.mesh.embedded;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class OrphanTest {

    private static final long PATIENCE_SECONDS = 60;

    private final List<ProcessHandle> children = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void endWhatAFailedTestLeft() {
        children.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void shouldEndBothChildrenWhenTheParentIsKilledEvenIfOneStandsStill() throws Exception {
        Process parent = startParent("paused");

        parent.destroyForcibly();

        for (ProcessHandle child : children) {
            child.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void shouldEndBothChildrenBeforeTheParentWhenThatIsAskedToStop() throws Exception {
        Process parent = startParent("running");

        parent.destroy();

        assertTrue(parent.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        for (ProcessHandle child : children) {
            assertFalse(child.isAlive());
        }
    }

    private Process startParent(String broker) throws Exception {
        Process parent = new ProcessBuilder(
                        JavaInstallation.running().executable().toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogback.configurationFile=com/resultity/mesh/embedded/broker-logback.xml",
                        "-Dschema.registry.home=" + System.getProperty("schema.registry.home"),
                        "-cp",
                        JavaCommand.ownClassPath(),
                        TestingParent.class.getName(),
                        folder.toString(),
                        broker)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String pids = parent.inputReader().readLine();
        for (String pid : pids.split(" ", -1)) {
            children.add(ProcessHandle.of(Long.parseLong(pid)).orElseThrow());
        }
        assertTrue(children.stream().allMatch(ProcessHandle::isAlive));
        return parent;
    }
}
