package com.resultity.mesh.manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.launch.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManifestFileTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReadFoldersAndTheirFolders() throws IOException {
        write("b.yaml", "b");
        write("nodes/a.yml", "a");
        write("nodes/c.json", "{}");
        write("README.md", "no manifest");

        List<ManifestFile> files = ManifestFile.readAll(List.of(folder));

        assertEquals(
                List.of(
                        folder.resolve("b.yaml").toString(),
                        folder.resolve("nodes/a.yml").toString(),
                        folder.resolve("nodes/c.json").toString()),
                files.stream().map(ManifestFile::name).toList());
    }

    @Test
    void shouldSayWhichFileIsMissing() {
        Path missing = folder.resolve("missing.yaml");

        MeshException error = assertThrows(MeshException.class, () -> ManifestFile.readAll(List.of(missing)));

        assertEquals("There is no file or folder " + missing + ".", error.getMessage());
    }

    @Test
    void shouldSayThatFolderHoldsNoManifests() {
        MeshException error = assertThrows(MeshException.class, () -> ManifestFile.readAll(List.of(folder)));

        assertTrue(error.getMessage().contains("holds no file that ends in .yaml or .json"), error.getMessage());
    }

    @Test
    void shouldSayThatFileIsNotText() throws IOException {
        Path file = Files.write(folder.resolve("garbage.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});

        MeshException error = assertThrows(MeshException.class, () -> ManifestFile.readAll(List.of(file)));

        assertTrue(error.getMessage().contains("is not UTF-8 text"), error.getMessage());
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
