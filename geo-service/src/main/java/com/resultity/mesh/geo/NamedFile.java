package com.resultity.mesh.geo;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a setting names.
 *
 * @param name a path, or {@code classpath:} and the name of a resource of this service
 */
record NamedFile(String name) {

    private static final String CLASSPATH = "classpath:";

    /** Its bytes as they are now. */
    byte[] read() throws IOException {
        try (InputStream bytes = open()) {
            return bytes.readAllBytes();
        }
    }

    /** Its bytes as a stream. */
    InputStream open() throws IOException {
        if (!name.startsWith(CLASSPATH)) {
            return Files.newInputStream(Path.of(name));
        }
        InputStream resource = NamedFile.class.getResourceAsStream("/" + name.substring(CLASSPATH.length()));
        if (resource == null) {
            throw new FileNotFoundException(name);
        }
        return resource;
    }
}
