package com.resultity.mesh.launch;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the build put together to be run: one folder of jars that all processes share, and the schema registry.
 *
 * @param lib the folder of jars; the manifest of each names those it needs
 * @param schemaRegistry the folder that the schema registry was unpacked into
 */
public record Distribution(Path lib, Path schemaRegistry) {
    /** System property that names the distribution's folder for a process that was not started from its jars. */
    public static final String LOCATION_PROPERTY = "mesh.distribution";

    /** Returns the distribution in {@code folder}. */
    public static Distribution in(Path folder) {
        return new Distribution(folder.resolve("lib"), folder.resolve("schema-registry"));
    }

    /**
     * Returns the distribution that this process was started from.
     *
     * @throws MeshException if it was started from classes that lie in no distribution
     */
    public static Distribution running() {
        String location = System.getProperty(LOCATION_PROPERTY);
        if (location != null) {
            return in(Path.of(location));
        }
        Path classes = ownClasses();
        Path lib = classes.getParent();
        if (!Files.isRegularFile(classes) || !lib.endsWith("lib")) {
            throw new MeshException("This program runs from " + classes + ", which lies in no distribution: run ./mesh,"
                    + " or name the folder of one in the system property " + LOCATION_PROPERTY + ".");
        }
        return in(lib.getParent());
    }

    private static Path ownClasses() {
        try {
            return Path.of(Distribution.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns the jar of a module of this project.
     *
     * @param module its name, such as {@code router-service}
     * @throws MeshException if there is none
     */
    Path jarOf(String module) {
        return jars().stream()
                .filter(jar -> isJarOf(jar, module))
                .findFirst()
                .orElseThrow(() -> new MeshException("The distribution in " + lib.getParent() + " has no jar of "
                        + module + ": run ./mesh to build it."));
    }

    private static boolean isJarOf(Path jar, String module) {
        return jar.getFileName().toString().matches(module + "-[0-9][^/]*\\.jar");
    }

    /**
     * Returns all jars, ordered by name.
     *
     * @throws MeshException if the folder cannot be read
     */
    List<Path> jars() {
        try (Stream<Path> files = Files.list(lib)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new MeshException("There is no distribution in " + lib.getParent() + ": run ./mesh to build it.", e);
        }
    }
}
