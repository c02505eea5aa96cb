package com.resultity.mesh.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.embedded.StartFailedException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptProcessTest {
    private static final long PATIENCE_SECONDS = 30;

    @TempDir
    private Path folder;

    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> changes = new LinkedBlockingQueue<>();
    private final ScheduledExecutorService restarts = Executors.newSingleThreadScheduledExecutor();
    private TestingProgram program;
    private KeptProcess kept;

    @BeforeEach
    void start() throws InterruptedException {
        program = new TestingProgram(folder);
        kept = new KeptProcess(program, reports::add, restarts, () -> changes.add("change"));
        kept.start();
        assertEquals(nextStarted(), kept.current().orElseThrow().pid());
    }

    @AfterEach
    void stop() {
        kept.stop();
        restarts.shutdownNow();
    }

    @Test
    void shouldStartAgainWhatIsKilled() throws InterruptedException {
        kept.kill();

        long next = nextStarted();
        assertEquals(
                List.of(
                        "geo-service was ended by signal 9; it is started again in 0.2 s",
                        "geo-service is ready again"),
                List.of(nextReport(), nextReport()));
        assertEquals(next, kept.current().orElseThrow().pid());
        assertEquals(2, changes.size());
    }

    @Test
    void shouldTryAgainAndWaitLongerEachTime() throws InterruptedException {
        program.failStarts(2);

        kept.kill();

        assertEquals(
                List.of(
                        "geo-service was ended by signal 9; it is started again in 0.2 s",
                        "geo-service would not start this time; it is started again in 0.4 s",
                        "geo-service would not start this time; it is started again in 0.8 s",
                        "geo-service is ready again"),
                List.of(nextReport(), nextReport(), nextReport(), nextReport()));
    }

    @Test
    void shouldNotStartAgainWhatIsStopped() throws InterruptedException {
        kept.stop();

        assertTrue(kept.current().isEmpty());
        assertNull(program.started().poll(500, TimeUnit.MILLISECONDS));
        assertTrue(reports.isEmpty(), reports.toString());
        assertThrows(StartFailedException.class, kept::start);
    }

    private long nextStarted() throws InterruptedException {
        Long pid = program.started().poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(pid, "no process was started");
        return pid;
    }

    private String nextReport() throws InterruptedException {
        String report = reports.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(report, "nothing was reported");
        return report;
    }
}
