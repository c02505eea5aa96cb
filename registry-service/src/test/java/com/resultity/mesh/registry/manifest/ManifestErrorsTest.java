package com.resultity.mesh.registry.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mistake is told with its place and its remedy: each NAME.yaml is held against what NAME.errors says of it. */
class ManifestErrorsTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "manifests");

    @TestFactory
    Stream<DynamicTest> shouldTellMistakes() throws IOException {
        return Files.list(FOLDER)
                .filter(file -> file.toString().endsWith(".yaml"))
                .sorted()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    @Test
    void shouldTellNoMoreThanTheFirstMistakesOfAFlood() {
        String flood = "a: 1\n".repeat(100) + "---\n";

        ManifestReading reading = read(flood.repeat(50));

        assertEquals(ManifestReading.MOST_ERRORS, reading.errors().size());
    }

    @Test
    void shouldRefuseListsThatNoRecordHolds() {
        String nodes = Stream.iterate(0, i -> i + 1)
                .limit(2_001)
                .map(i -> "node-" + i)
                .collect(Collectors.joining(", ", "[", "]"));

        ManifestReading reading = read("""
                apiVersion: mesh.resultity.com/v1
                kind: Subcloud
                metadata: {id: x, owner: org/example}
                spec:
                  participation: private
                  members: {invitedNodes: %s}
                  access: {policy: public}
                """.formatted(nodes));

        assertEquals(
                "6 spec.members.invitedNodes: lists more than 2000 values -> list at most 2000",
                reading.errors().stream().map(ManifestErrorsTest::line).collect(Collectors.joining()));
    }

    @Test
    void shouldRefuseADocumentThatNoRecordHolds() {
        String tenants = Stream.iterate(0, i -> i + 1)
                .limit(4_500)
                .map(i -> "tenant-with-a-name-that-takes-some-fifty-bytes-of-text-" + i)
                .collect(Collectors.joining(",\n  ", "[", "]"));

        ManifestReading reading = read("""
                apiVersion: mesh.resultity.com/v1
                kind: Subcloud
                metadata: {id: x, owner: org/example}
                spec:
                  participation: open
                  access: {policy: whitelist, tenants: %s}
                """.formatted(tenants));

        String refused = reading.errors().stream().map(ManifestErrorsTest::line).collect(Collectors.joining());
        assertTrue(refused.contains("more than 262144 bytes of text in one document"), refused);
    }

    /** Each is as large as the service takes, and of a shape that some parser takes for ever over. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[", "- ", "a: ", "\"", "#", "a", " ", "\n", "a: b\n", "---\n", "? ", "&", "[a, ", "|\n", "\u2028"
            })
    void shouldNotBeSlowedDownByAnyShape(String shape) {
        String yaml = shape.repeat(8 * 1024 * 1024 / shape.getBytes(StandardCharsets.UTF_8).length);
        for (String broken : List.of(yaml, brokenIntoLongLines(yaml))) {
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(broken));
        }
    }

    private static String brokenIntoLongLines(String yaml) {
        StringBuilder broken = new StringBuilder();
        for (int start = 0; start < yaml.length(); start += 250_000) {
            broken.append(yaml, start, Math.min(yaml.length(), start + 250_000)).append('\n');
        }
        return broken.toString();
    }

    private static void check(Path file) throws IOException {
        Path golden = FOLDER.resolve(file.getFileName().toString().replace(".yaml", ".errors"));
        String told = ManifestReader.read(Files.readAllBytes(file)).errors().stream()
                .map(error -> "document " + error.document() + ", line " + line(error) + "\n")
                .collect(Collectors.joining());
        assertEquals(Files.readString(golden), told);
    }

    private static ManifestReading read(String yaml) {
        return ManifestReader.read(yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static String line(ManifestError error) {
        return error.line() + (error.field().isEmpty() ? "" : " " + error.field()) + ": " + error.problem() + " -> "
                + error.remedy();
    }
}
