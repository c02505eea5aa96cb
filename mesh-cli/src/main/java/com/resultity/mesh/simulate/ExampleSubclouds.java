package com.resultity.mesh.simulate;

import com.resultity.mesh.manifests.ManifestFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The Subclouds under {@code examples/subclouds}, of which the build puts a copy beside this class. */
public final class ExampleSubclouds {

    private static final List<String> NAMES =
            List.of("eu-gdpr.yaml", "company-private.yaml", "healthcare.yaml", "premium-sla.yaml");

    private ExampleSubclouds() {}

    /** Their manifests. */
    public static List<ManifestFile> manifests() {
        return NAMES.stream()
                .map(name -> new ManifestFile(name, lines("subclouds/" + name)))
                .toList();
    }

    private static List<String> lines(String resource) {
        InputStream stream = ExampleSubclouds.class.getResourceAsStream(resource);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
