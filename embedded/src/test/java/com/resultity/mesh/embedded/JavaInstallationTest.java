package com.resultity.mesh.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaInstallationTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_402", "11.0.22", "16"})
    void shouldRefuseAJavaThatIsTooOld(String version) throws IOException {
        install(version);

        StartFailedException failure =
                assertThrows(StartFailedException.class, () -> new JavaInstallation(home).executable());

        assertEquals(
                "Java " + version + " in " + home + " is too old: Java 17 or newer is needed.", failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "17.0.15", "25-ea"})
    void shouldAcceptAJavaThatIsNewEnough(String version) throws IOException {
        install(version);

        assertEquals(home.resolve("bin/java"), new JavaInstallation(home).executable());
    }

    @Test
    void shouldSayWhereThereIsNoJava() {
        StartFailedException failure =
                assertThrows(StartFailedException.class, () -> new JavaInstallation(home).executable());

        assertEquals("There is no Java installation in " + home + ".", failure.getMessage());
    }

    private void install(String version) throws IOException {
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        Files.createDirectory(home.resolve("bin"));
        Path java = Files.createFile(home.resolve("bin/java"));
        assertEquals(true, java.toFile().setExecutable(true));
    }
}
