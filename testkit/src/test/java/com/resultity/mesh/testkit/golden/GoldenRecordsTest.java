package com.resultity.mesh.testkit.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads records that released versions of the schemas encoded, and holds what it reads, in the terms of the release that
 * wrote it, against what was written. A release writes its own with {@code -Dgolden.write=true}; a golden file is never
 * edited.
 */
class GoldenRecordsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path RELEASED = Path.of("../schemas/src/test/resources/released");

    static Stream<Topic<?>> topics() {
        return TopicCatalogue.all().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldReadWhatEveryReleaseWrote(Topic<?> topic) throws IOException {
        int releases = 0;
        for (int version = 1; Files.exists(RELEASED.resolve(topic.name()).resolve(version + ".avsc")); version++) {
            Schema writer = new Schema.Parser()
                    .parse(Files.readString(RELEASED.resolve(topic.name()).resolve(version + ".avsc")));
            Path bytes = GOLDEN.resolve(topic.name()).resolve(version + ".avro");
            Path text = GOLDEN.resolve(topic.name()).resolve(version + ".json");
            if (Boolean.getBoolean("golden.write") && !Files.exists(bytes)) {
                write(writer, bytes, text);
            }
            assertEquals(Files.readString(text), read(topic, writer, Files.readAllBytes(bytes)) + "\n");
            releases++;
        }
        assertTrue(releases > 0, "no release of " + topic.name());
    }

    private static void write(Schema writer, Path bytes, Path text) throws IOException {
        Object record = FilledRecord.of(writer);
        Files.createDirectories(bytes.getParent());
        Files.write(bytes, encoded(new GenericDatumWriter<>(writer), record));
        Files.writeString(text, record + "\n", UTF_8);
    }

    /** Reads as this version, and writes that again as the release would have: fields that came later fall away. */
    private static String read(Topic<?> topic, Schema release, byte[] bytes) throws IOException {
        Schema current = SpecificData.get().getSchema(topic.valueType());
        Object record = new SpecificDatumReader<>(release, current)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
        byte[] rewritten = encoded(new SpecificDatumWriter<>(current), record);
        return new GenericDatumReader<>(current, release)
                .read(null, DecoderFactory.get().binaryDecoder(rewritten, null))
                .toString();
    }

    private static byte[] encoded(DatumWriter<Object> writer, Object record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.write(record, EncoderFactory.get().directBinaryEncoder(bytes, null));
        return bytes.toByteArray();
    }
}
