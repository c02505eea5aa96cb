package com.resultity.mesh.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StateDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void shouldBelongToOneMeshAtATime() {
        try (StateDirectory first = StateDirectory.take(folder)) {
            RunFile.in(first.folder())
                    .write(new Run(ProcessIdentity.of(ProcessHandle.current()), MeshPorts.DEFAULT, Map.of()));

            MeshException error = assertThrows(MeshException.class, () -> StateDirectory.take(folder));

            assertEquals(
                    "Another mesh, started by process "
                            + ProcessHandle.current().pid() + ", keeps its state in " + folder
                            + ": stop it, or name another folder with --state-directory.",
                    error.getMessage());
        }
    }

    @Test
    void shouldBeFreeAgainWhenClosed() {
        StateDirectory.take(folder).close();

        try (StateDirectory again = StateDirectory.take(folder)) {
            assertEquals(folder, again.folder());
        }
    }

    @Test
    void shouldSayThatFolderCannotBeUsed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        MeshException error = assertThrows(MeshException.class, () -> StateDirectory.take(file));

        assertTrue(error.getMessage().startsWith("The folder " + file + " cannot be used"), error.getMessage());
    }
}
