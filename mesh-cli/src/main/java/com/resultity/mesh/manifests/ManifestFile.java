package com.resultity.mesh.manifests;

import com.resultity.mesh.launch.MeshException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of manifests.
 *
 * @param name what it is called in errors
 * @param lines what it holds
 */
public record ManifestFile(String name, List<String> lines) {
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    /** Copies the lines. */
    public ManifestFile {
        lines = List.copyOf(lines);
    }

    /**
     * Reads files, and the files ending in {@code .yaml}, {@code .yml} or {@code .json} of folders and their folders,
     * ordered by path.
     *
     * @throws MeshException if one is not there or cannot be read, or a folder holds none
     */
    public static List<ManifestFile> readAll(Collection<Path> paths) {
        return paths.stream().flatMap(ManifestFile::readAll).toList();
    }

    private static Stream<ManifestFile> readAll(Path path) {
        if (!Files.isDirectory(path)) {
            return Stream.of(read(path));
        }
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> manifests = files.filter(Files::isRegularFile)
                    .filter(ManifestFile::isManifest)
                    .sorted()
                    .toList();
            if (manifests.isEmpty()) {
                throw new MeshException("The folder " + path + " holds no file that ends in .yaml or .json.");
            }
            return manifests.stream().map(ManifestFile::read);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static boolean isManifest(Path file) {
        String name = file.getFileName().toString();
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static ManifestFile read(Path file) {
        try {
            return new ManifestFile(file.toString(), Files.readAllLines(file));
        } catch (MalformedInputException e) {
            throw new MeshException("The file " + file + " is not UTF-8 text: save it as UTF-8.", e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static MeshException unreadable(Path path, IOException e) {
        return Files.exists(path)
                ? new MeshException("The file " + path + " cannot be read: " + e.getMessage() + ".", e)
                : new MeshException("There is no file or folder " + path + ".", e);
    }
}
