package com.resultity.mesh.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DistributionIT {
    private static final Path LIB = Path.of(System.getProperty("mesh.distribution"), "lib");

    @ParameterizedTest
    @ValueSource(strings = {"mesh", "registry-service", "router-service", "geo-service", "sla-monitor"})
    void shouldHoldEveryJarThatAProcessNeeds(String module) throws IOException {
        try (JarFile jar = new JarFile(jarOf(module).toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            List<String> needed =
                    List.of(manifest.getValue(Attributes.Name.CLASS_PATH).split(" ", -1));

            List<String> missing = needed.stream()
                    .filter(name -> !Files.exists(LIB.resolve(name)))
                    .toList();

            assertFalse(needed.isEmpty());
            assertEquals(List.of(), missing);
            assertFalse(manifest.getValue(Attributes.Name.MAIN_CLASS).isBlank());
        }
    }

    private static Path jarOf(String module) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(LIB, module + "-[0-9]*.jar")) {
            return jars.iterator().next();
        }
    }
}
