package com.resultity.mesh.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The manifests that newcomers are shown. */
public final class Examples {

    private static final Path ROOT = Path.of("..", "examples");

    private Examples() {}

    /** All of them, as one stream of documents. */
    public static String all() {
        return files().stream().map(Examples::text).collect(Collectors.joining("---\n"));
    }

    /** Those of one folder, as one stream of documents. */
    public static String in(String folder) {
        return files().stream()
                .filter(file -> file.getParent().endsWith(folder))
                .map(Examples::text)
                .collect(Collectors.joining("---\n"));
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
