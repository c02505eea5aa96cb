package com.resultity.mesh.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A Java installation that child processes run on.
 *
 * @param home its home directory, which holds {@code bin/java}
 */
public record JavaInstallation(Path home) {

    private static final int OLDEST_FEATURE_VERSION = 17;

    /** Returns the installation that this process itself runs on. */
    public static JavaInstallation running() {
        return new JavaInstallation(Path.of(System.getProperty("java.home")));
    }

    /**
     * Returns the path of the {@code java} command.
     *
     * @throws StartFailedException if there is none, or the installation says that it is older than Java 17
     */
    public Path executable() {
        Path executable = home.resolve("bin").resolve("java");
        if (!Files.isExecutable(executable)) {
            throw new StartFailedException("There is no Java installation in " + home + ".");
        }
        requireSupported();
        return executable;
    }

    private void requireSupported() {
        String version = declaredVersion();
        if (version != null && featureVersion(version) < OLDEST_FEATURE_VERSION) {
            throw new StartFailedException("Java " + version + " in " + home + " is too old: Java "
                    + OLDEST_FEATURE_VERSION + " or newer is needed.");
        }
    }

    private String declaredVersion() {
        Path release = home.resolve("release");
        if (!Files.isReadable(release)) {
            return null;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(release)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String quoted = properties.getProperty("JAVA_VERSION");
        return quoted == null ? null : quoted.replace("\"", "");
    }

    /** Reads the 8 of 1.8.0_402 and the 17 of 17.0.15. */
    private static int featureVersion(String version) {
        String modern = version.startsWith("1.") ? version.substring(2) : version;
        int end = 0;
        while (end < modern.length() && Character.isDigit(modern.charAt(end))) {
            end++;
        }
        return Integer.parseInt(modern.substring(0, end));
    }
}
