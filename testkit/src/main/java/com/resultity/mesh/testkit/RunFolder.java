package com.resultity.mesh.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where one process keeps its data and its log while tests run, under {@code target/testkit}. */
record RunFolder(Path path) {

    /** Makes an empty one whose name begins so. */
    static RunFolder named(String name) {
        try {
            return new RunFolder(
                    Files.createTempDirectory(Files.createDirectories(Path.of("target", "testkit")), name + "-"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path data() {
        return path.resolve("data");
    }

    Path logFile() {
        return path.resolve("log.txt");
    }

    /** Removes the data of a process that has ended; its log stays, for whoever looks into a failure. */
    void deleteData() {
        if (Files.notExists(data())) {
            return;
        }
        try (Stream<Path> paths = Files.walk(data())) {
            for (Path found : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(found);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
