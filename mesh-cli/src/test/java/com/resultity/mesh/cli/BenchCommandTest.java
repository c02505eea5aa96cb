package com.resultity.mesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.bench.BenchmarkProcess;
import com.resultity.mesh.launch.Distribution;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchCommandTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void runFromAnEmptyDistribution() {
        System.setProperty(Distribution.LOCATION_PROPERTY, folder.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty(Distribution.LOCATION_PROPERTY);
        System.clearProperty(BenchmarkProcess.LOCATION_PROPERTY);
    }

    @Test
    void shouldSayThatTheBenchmarksAreNotBuilt() {
        System.setProperty(BenchmarkProcess.LOCATION_PROPERTY, folder.toString());
        CommandRun run = CommandRun.of("bench", "decision");
        assertEquals(ExitCode.ENVIRONMENT, run.exitCode());
        assertTrue(run.err().contains("There are no benchmarks in " + folder.resolve("lib")), run.err());
    }

    @Test
    void shouldSayThatTheirPlaceIsNotKnown() {
        CommandRun run = CommandRun.of("bench", "decision");
        assertEquals(ExitCode.ENVIRONMENT, run.exitCode());
        assertTrue(run.err().contains("run ./mesh"), run.err());
    }

    @Test
    void shouldNameWhatCanBeMeasured() {
        CommandRun run = CommandRun.of("bench", "everything");
        assertEquals(ExitCode.ENVIRONMENT, run.exitCode());
        assertTrue(run.err().contains("LATENCY"), run.err());
    }
}
