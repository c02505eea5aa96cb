package com.resultity.mesh.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class OrphanTest {
    private static final long PATIENCE_SECONDS = 20;

    @TempDir
    Path folder;

    @Test
    void shouldEndBothChildrenWhenTheParentIsKilled() throws Exception {
        Process parent = startParent();
        List<ProcessHandle> children = children(parent);

        parent.destroyForcibly();

        awaitEnd(children);
    }

    @Test
    void shouldEndBothChildrenBeforeTheParentWhenThatIsAskedToStop() throws Exception {
        Process parent = startParent();
        List<ProcessHandle> children = children(parent);

        parent.destroy();

        assertTrue(parent.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        for (ProcessHandle child : children) {
            assertEquals(false, child.isAlive());
        }
    }

    private Process startParent() throws Exception {
        return new ProcessBuilder(
                        JavaInstallation.running().executable().toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-Dlogback.configurationFile=com/resultity/mesh/embedded/broker-logback.xml",
                        "-Dschema.registry.home=" + System.getProperty("schema.registry.home"),
                        "-cp",
                        JavaCommand.ownClassPath(),
                        TestingParent.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<ProcessHandle> children(Process parent) throws Exception {
        BufferedReader output = parent.inputReader();
        String line = output.readLine();
        List<ProcessHandle> children = Arrays.stream(line.split(" ", -1))
                .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                .toList();
        assertEquals(2, children.size());
        assertTrue(children.stream().allMatch(ProcessHandle::isAlive));
        return children;
    }

    private static void awaitEnd(List<ProcessHandle> children) throws Exception {
        for (ProcessHandle child : children) {
            child.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
