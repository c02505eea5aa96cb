package com.resultity.mesh.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunFileTest {
    private static final ProcessIdentity SELF = ProcessIdentity.of(ProcessHandle.current());

    @TempDir
    private Path folder;

    @Test
    void shouldReadWhatItWrote() {
        Run run = new Run(SELF, MeshPorts.DEFAULT, Map.of("broker", new ProcessIdentity(7, 8)));

        RunFile.in(folder).write(run);

        assertEquals(Optional.of(run), RunFile.in(folder).readIfRunning());
    }

    @Test
    void shouldTakeNothingForMeshThatIsUp() {
        assertEquals(Optional.empty(), RunFile.in(folder).readIfRunning());
    }

    @Test
    void shouldNotTakeLaterProcessOfSameIdForLauncher() {
        ProcessIdentity earlier = new ProcessIdentity(SELF.pid(), SELF.startedAt() - 60_000);

        RunFile.in(folder).write(new Run(earlier, MeshPorts.DEFAULT, Map.of()));

        assertEquals(Optional.empty(), RunFile.in(folder).readIfRunning());
    }

    @Test
    void shouldTakeDamagedFileForNone() throws IOException {
        Files.writeString(folder.resolve("run.json"), "{\"launcher\": 12");

        assertEquals(Optional.empty(), RunFile.in(folder).readIfRunning());
    }
}
