package com.resultity.mesh.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.resultity.mesh.launch.MeshException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobTraceTest {

    private static final String AZURE = """
            TIMESTAMP,ContextTokens,GeneratedTokens
            2023-11-16 18:17:03.9799600,4808,10
            2023-11-16 18:17:04.0319600,3180,8
            """;

    private static final String MOONCAKE = """
            {"timestamp": 5, "input_length": 40160, "output_length": 6, "hash_ids": [0, 1]}
            {"timestamp": 1027, "input_length": 18440, "output_length": 83, "hash_ids": []}
            """;

    private static final int ALL = Integer.MAX_VALUE;

    @TempDir
    private Path folder;

    @Test
    void shouldReadTheFormOfAzure() throws IOException {
        assertEquals(List.of(new TraceJob(0, 4_808, 10), new TraceJob(52, 3_180, 8)), read(AZURE, ALL));
    }

    @Test
    void shouldReadTimesWithAnOffset() throws IOException {
        String text = "TIMESTAMP,ContextTokens,GeneratedTokens\n2024-05-10 00:00:00.009930+00:00,1,2\n"
                + "2024-05-10 01:00:01+01:00,3,4\n";

        assertEquals(List.of(new TraceJob(0, 1, 2), new TraceJob(991, 3, 4)), read(text, ALL));
    }

    @Test
    void shouldReadTheFormOfMooncake() throws IOException {
        List<TraceJob> jobs = read(MOONCAKE, ALL);

        assertEquals(
                List.of(new TraceJob(0, 40_160, 6, jobs.get(0).prefixBlocks()), new TraceJob(1_022, 18_440, 83)), jobs);
        assertEquals(2, jobs.get(0).prefixBlocks().size());
    }

    @Test
    void shouldHashBlocksTogetherWithAllBeforeThem() throws IOException {
        List<List<Long>> blocks = new ArrayList<>();
        for (String ids : List.of("[7, 8, 9]", "[7, 8, 10]", "[6, 8, 9]", "[8, 7]")) {
            blocks.add(read(
                            "{\"timestamp\": 5, \"input_length\": 1, \"output_length\": 6, \"hash_ids\": " + ids
                                    + "}\n",
                            ALL)
                    .get(0)
                    .prefixBlocks());
        }

        assertEquals(blocks.get(0).subList(0, 2), blocks.get(1).subList(0, 2));
        // Eleven chains, of which the first two jobs share two.
        assertEquals(
                9,
                blocks.stream()
                        .flatMap(List::stream)
                        .collect(Collectors.toSet())
                        .size());
    }

    @Test
    void shouldTakeNoMoreBlocksThanAJobMayCarry() throws IOException {
        String ids = IntStream.range(0, 300).mapToObj(Integer::toString).collect(Collectors.joining(","));
        String text = "{\"timestamp\": 5, \"input_length\": 1, \"output_length\": 6, \"hash_ids\": [" + ids + "]}\n";

        assertEquals(256, read(text, ALL).get(0).prefixBlocks().size());
    }

    @Test
    void shouldReadBothPackedByGzipWhateverTheirName() throws IOException {
        for (String text : List.of(AZURE, MOONCAKE)) {
            Path file = folder.resolve("packed.csv");
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }

            assertEquals(read(text, ALL), JobTrace.read(file, ALL).jobs());
        }
    }

    @Test
    void shouldStopAtTheLimit() throws IOException {
        assertEquals(1, read(AZURE, 1).size());
        assertEquals(1, read(MOONCAKE, 1).size());
    }

    @Test
    void shouldPutJobsInOrderOfArrival() throws IOException {
        String text = "{\"timestamp\":9,\"input_length\":1,\"output_length\":1}\n"
                + "\n"
                + "{\"timestamp\":4,\"input_length\":2,\"output_length\":2}\n";

        assertEquals(List.of(new TraceJob(0, 2, 2), new TraceJob(5, 1, 1)), read(text, ALL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2023-11-16 18:17:03,1; expected 3 columns, found 2",
                "2023-11-16 18:17:03,1,2,3; expected 3 columns, found 4",
                "2023-11-16T18:17:03,1,2; '2023-11-16T18:17:03' is no time",
                "2023-11-16 18:17:03,x,2; ContextTokens must be a number, found 'x'",
                "2023-11-16 18:17:03,1,-2; GeneratedTokens must be from 0 to 2147483647, found -2",
                "2023-11-16 18:17:03,9999999999,2; ContextTokens must be from 0 to 2147483647, found 9999999999"
            },
            quoteCharacter = '"')
    void shouldSayWhichLineOfAzureIsWrong(String line, String problem) {
        assertEquals(
                folder.resolve("trace") + ":2: " + problem + ".",
                failure("TIMESTAMP,ContextTokens,GeneratedTokens\n" + line + "\n"));
    }

    @Test
    void shouldSayWhichLineOfMooncakeIsWrong() {
        assertTrue(failure("{\"timestamp\":1}\n").endsWith("trace:1: input_length must be a number, found none."));
        assertTrue(failure("{\"timestamp\":-1}\n").endsWith("trace:1: timestamp must be 0 or more, found -1."));
        assertTrue(failure(MOONCAKE + "{\"timestamp\":\n").contains("trace:3: not JSON: "));
        assertTrue(failure(MOONCAKE + "[1]\n").endsWith("trace:3: expected a JSON object."));
        assertTrue(failure("{\"timestamp\":1,\"input_length\":\"2\",\"output_length\":3}")
                .endsWith("trace:1: input_length must be a number, found \"2\"."));
    }

    @Test
    void shouldSayThatAFileIsOfNeitherForm() {
        assertTrue(failure("a,b,c\n1,2,3\n")
                .endsWith("trace:1: expected 'TIMESTAMP,ContextTokens,GeneratedTokens' or a JSON object."));
    }

    @Test
    void shouldSayThatAFileHoldsNothing() {
        assertTrue(failure("").endsWith("holds no jobs."));
        assertTrue(failure("TIMESTAMP,ContextTokens,GeneratedTokens\n").endsWith("holds no jobs."));
    }

    @Test
    void shouldSayThatAFileIsNotThere() {
        Path absent = folder.resolve("absent");

        assertEquals(
                "There is no file " + absent + ".",
                assertThrows(MeshException.class, () -> JobTrace.read(absent, ALL))
                        .getMessage());
    }

    @Test
    void shouldReadThePublicTraces() {
        Path traces = Path.of(System.getProperty("test.traces", "no folder of traces is set"));
        assumeTrue(Files.isDirectory(traces), traces.toString());

        List<TraceJob> azure =
                JobTrace.read(traces.resolve("azure2023_code.csv"), ALL).jobs();
        assertEquals(8_819, azure.size());
        assertEquals(3_435_949, azure.get(azure.size() - 1).atMilliseconds());
        assertEquals(
                3_993,
                JobTrace.read(traces.resolve("mooncake_synthetic.jsonl.gz"), ALL)
                        .jobs()
                        .size());
    }

    private String failure(String text) {
        return assertThrows(MeshException.class, () -> read(text, ALL)).getMessage();
    }

    private List<TraceJob> read(String text, int limit) throws IOException {
        Path file = folder.resolve("trace");
        Files.writeString(file, text);
        return JobTrace.read(file, limit).jobs();
    }
}
