package com.resultity.mesh.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The document that shows every topology as Kafka Streams describes it. A test holds its section against the code, so that
 * the picture cannot go stale; {@code -Dtopology.write=true} writes the section instead.
 */
public final class TopologyDocument {

    private static final String WRITE = "topology.write";

    private final Path file;

    /**
     * @param file the document, such as {@code ../docs/topology.md} from a module's folder
     */
    public TopologyDocument(Path file) {
        this.file = file;
    }

    /**
     * The section of an application, as it stands in the document.
     *
     * @param applicationId {@code application.id} of the topology
     * @param description what {@code Topology.describe()} says now
     * @throws AssertionError if the document says something else
     */
    public void assertShows(String applicationId, String description) {
        String begin = "<!-- " + applicationId + " -->\n```text\n";
        String end = "\n```\n";
        String document = read();
        int start = document.indexOf(begin);
        int stop = start < 0 ? -1 : document.indexOf(end, start);
        if (stop < 0) {
            throw new AssertionError(file + " has no section that begins with " + begin);
        }
        String shown = document.substring(start + begin.length(), stop);
        String expected = description.strip();
        if (Boolean.getBoolean(WRITE)) {
            write(document.substring(0, start) + begin + expected + document.substring(stop));
        } else if (!shown.equals(expected)) {
            throw new AssertionError(
                    file + " is out of date for " + applicationId + ": run its test with -D" + WRITE + "=true");
        }
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void write(String document) {
        try {
            Files.writeString(file, document, UTF_8);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
