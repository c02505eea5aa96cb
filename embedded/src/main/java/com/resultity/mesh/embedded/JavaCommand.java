package com.resultity.mesh.embedded;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a Java child process runs.
 *
 * @param java the installation that it runs on
 * @param options options of the virtual machine, such as {@code -Xmx128m} and {@code -Dname=value}
 * @param classPath where its classes are, in the form of {@code java -cp}; the jar of a distribution is enough when
 *     its manifest names the others
 * @param mainClass the fully qualified name of the class whose {@code main} is run
 * @param arguments what {@code main} is given
 */
public record JavaCommand(
        JavaInstallation java, List<String> options, String classPath, String mainClass, List<String> arguments) {

    /** Copies the lists. */
    public JavaCommand {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
    }

    /** Returns the class path of this process itself, for a child that is to see the same classes. */
    public static String ownClassPath() {
        return System.getProperty("java.class.path");
    }

    /**
     * Returns the whole command line, under which the child ends when this process does.
     *
     * <p>A terminal sends Ctrl-C and a hang-up to all processes of its group at once. The shell in front makes the
     * child deaf to both and then becomes the child, so that this process decides in which order its children end.
     */
    List<String> line() {
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        line.add(java.executable().toString());
        line.addAll(options);
        line.add("-cp");
        line.add(classPath + File.pathSeparator + locationOfParentWatch());
        line.add(ParentWatch.class.getName());
        line.add(mainClass);
        line.addAll(arguments);
        return line;
    }

    private static Path locationOfParentWatch() {
        try {
            return Path.of(ParentWatch.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
