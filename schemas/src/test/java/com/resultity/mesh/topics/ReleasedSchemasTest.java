package com.resultity.mesh.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds every schema against all that were released before it, in both directions, as the registry's FULL_TRANSITIVE does. A
 * changed schema becomes a release of its own with {@code -Dschemas.release=true}; a released file is never edited.
 */
class ReleasedSchemasTest {

    private static final Path RELEASED = Path.of("src/test/resources/released");

    static Stream<Topic<?>> topics() {
        return TopicCatalogue.all().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldReadAndBeReadByEveryReleasedSchema(Topic<?> topic) throws IOException {
        Schema current = SpecificData.get().getSchema(topic.valueType());
        List<Schema> released = released(topic);
        if (Boolean.getBoolean("schemas.release") && !released.contains(current)) {
            release(topic, current, released.size() + 1);
            released = released(topic);
        }
        assertTrue(
                released.contains(current),
                topic.name() + " has changed since its last release: run with -Dschemas.release=true to release it");
        for (Schema earlier : released) {
            assertCompatible(current, earlier);
            assertCompatible(earlier, current);
        }
    }

    @Test
    void shouldFindAnIncompatibleChange() {
        Schema before = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"string\"}]}");
        Schema after = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"b\",\"type\":\"string\"}]}");
        assertEquals(SchemaCompatibilityType.INCOMPATIBLE, compatibility(after, before));
    }

    private static void assertCompatible(Schema reader, Schema writer) {
        assertEquals(
                SchemaCompatibilityType.COMPATIBLE,
                compatibility(reader, writer),
                () -> SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                        .getDescription());
    }

    private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getType();
    }

    private static List<Schema> released(Topic<?> topic) throws IOException {
        List<Schema> schemas = new ArrayList<>();
        for (int version = 1; Files.exists(file(topic, version)); version++) {
            schemas.add(new Schema.Parser().parse(Files.readString(file(topic, version))));
        }
        return schemas;
    }

    private static void release(Topic<?> topic, Schema schema, int version) throws IOException {
        Files.createDirectories(file(topic, version).getParent());
        Files.writeString(file(topic, version), SchemaFormatter.format("json/pretty", schema) + "\n", UTF_8);
    }

    private static Path file(Topic<?> topic, int version) {
        return RELEASED.resolve(topic.name()).resolve(version + ".avsc");
    }
}
