package com.resultity.mesh.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The file in which a mesh that is up can be found by other processes. */
final class RunFile {
    private static final String NAME = "run.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;

    private RunFile(Path file) {
        this.file = file;
    }

    static RunFile in(Path stateDirectory) {
        return new RunFile(stateDirectory.resolve(NAME));
    }

    /** Replaces what the file says; a reader sees the old text or the new one, never a part. */
    void write(Run run) {
        Path next = file.resolveSibling(NAME + ".next");
        try {
            Files.write(next, JSON.writeValueAsBytes(run));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new MeshException("The file " + file + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    /** Returns what the file says, unless the process that wrote it is gone. */
    Optional<Run> readIfRunning() {
        return read().filter(run -> run.launcher().find().isPresent());
    }

    /** Returns what the file says, be the mesh up or not. */
    Optional<Run> read() {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), Run.class));
        } catch (NoSuchFileException | JsonProcessingException nothingToRead) {
            // A file that another version wrote says nothing of a mesh that this one could use.
            return Optional.empty();
        } catch (IOException e) {
            throw new MeshException("The file " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new MeshException("The file " + file + " cannot be deleted: " + e.getMessage() + ".", e);
        }
    }
}
