package com.resultity.mesh.launch;

import com.resultity.mesh.embedded.ChildProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The classes of one service in the form that the virtual machine maps into memory instead of reading, checking and
 * linking them anew: most of what a start costs. The first run of a service leaves the archive behind at its end.
 *
 * <p>An archive only saves time: wherever one cannot be had, the service starts without it.
 */
final class ClassDataArchive {
    private static final int SIGTERM_STATUS = 128 + 15;
    private static final int DIGEST_CHARACTERS = 16;

    private final Path folder;
    private final String name;
    private final Path archive;
    private final Path unfinished;

    private ClassDataArchive(Path folder, String name, String version) {
        this.folder = folder;
        this.name = name;
        this.archive = folder.resolve(name + "-" + version + ".jsa");
        this.unfinished = folder.resolve(
                name + "-" + version + ".jsa.of-" + ProcessHandle.current().pid());
    }

    /** Returns the archive of a service, in the version that fits the jars and the virtual machine of this moment. */
    static ClassDataArchive of(Distribution distribution, String name) {
        return new ClassDataArchive(distribution.lib().resolveSibling("class-data"), name, version(distribution));
    }

    private static String version(Distribution distribution) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(System.getProperty("java.home").getBytes(StandardCharsets.UTF_8));
            digest.update(System.getProperty("java.vm.version").getBytes(StandardCharsets.UTF_8));
            for (Path jar : distribution.jars()) {
                String state = jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar);
                digest.update(state.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_CHARACTERS);
        } catch (IOException e) {
            throw new MeshException(
                    "The jars in " + distribution.lib() + " cannot be read: " + e.getMessage() + ".", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Returns the options under which a service uses the archive, or writes it at its end where there is none yet. */
    List<String> options() {
        if (Files.isReadable(archive)) {
            return List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException readOnlyDistribution) {
            return List.of();
        }
        return List.of("-XX:ArchiveClassesAtExit=" + unfinished, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    /** Sees to it that what {@code child} writes at its end is used by later runs, if it is whole. */
    void keepAfter(ChildProcess child) {
        CompletableFuture<Void> unused = child.onExit().thenAccept(this::keep);
    }

    private void keep(int exitStatus) {
        try {
            if (exitStatus != 0 && exitStatus != SIGTERM_STATUS) {
                Files.deleteIfExists(unfinished);
            } else if (Files.exists(unfinished)) {
                deleteOlder();
                Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            // The next run of the service tries again.
        }
    }

    private void deleteOlder() throws IOException {
        try (Stream<Path> archives = Files.list(folder)) {
            for (Path old : archives.filter(this::isFinishedOfSameService).toList()) {
                Files.deleteIfExists(old);
            }
        }
    }

    private boolean isFinishedOfSameService(Path file) {
        String fileName = file.getFileName().toString();
        return fileName.startsWith(name + "-") && fileName.endsWith(".jsa");
    }
}
