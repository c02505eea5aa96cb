package com.resultity.mesh.benchmark;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.resultity.mesh.benchmark.decision.DecisionMeasurement;
import com.resultity.mesh.benchmark.hop.HopMeasurement;
import com.resultity.mesh.benchmark.peers.PeerMeasurement;
import com.resultity.mesh.benchmark.registry.RegistryMeasurement;
import com.resultity.mesh.benchmark.report.BenchmarkReport;
import com.resultity.mesh.benchmark.report.Machine;
import com.resultity.mesh.benchmark.report.ProcessSettings;
import com.resultity.mesh.benchmark.report.Row;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That the benchmarks run. How fast anything is is not a matter for a test. */
final class BenchmarksTest {

    @BeforeAll
    static void logAsBenchmarksDo() {
        ProcessSettings.apply();
    }

    @Test
    void shouldMeasureTheDecision() throws Exception {
        assertWellFormed(new DecisionMeasurement(true, line -> {}).run());
    }

    @Test
    void shouldAskThePeers() throws Exception {
        assertWellFormed(new PeerMeasurement(true, line -> {}).run());
    }

    @Test
    void shouldMeasureThePlaceHop() throws Exception {
        List<Row> rows = new HopMeasurement(true, line -> {}).run();
        assertWellFormed(rows);
        assertEquals(
                100.0,
                rows.stream()
                        .filter(row -> row.name().equals("hop: decisions that assign a node"))
                        .findFirst()
                        .orElseThrow()
                        .value());
    }

    @Test
    void shouldMeasureTheRegistrar() throws Exception {
        assertWellFormed(new RegistryMeasurement(true, line -> {}).run());
    }

    @Test
    void shouldSayWhatElseTheMachineHadToDo() {
        Machine machine = new Machine(2, "a processor", 24, "17", 1.25);
        assertEquals("2 cores of a processor, 24 GiB, Java 17, load 1.3 before", machine.toString());
        assertEquals("2 cores of a processor, 24 GiB, Java 17", new Machine(2, "a processor", 24, "17", -1).toString());
    }

    private static void assertWellFormed(List<Row> rows) throws Exception {
        assertFalse(rows.isEmpty());
        rows.forEach(row -> assertAll(
                row.name(),
                () -> assertFalse(row.name().isBlank()
                        || row.size().isBlank()
                        || row.unit().isBlank()),
                () -> assertTrue(Double.isFinite(row.value()) && row.value() >= 0),
                () -> assertTrue(row.ratio() == null || (Double.isFinite(row.ratio()) && row.ratio() > 0)),
                () -> assertEquals(row.goal() == null, row.met() == null),
                () -> assertTrue(row.goal() == null || row.ratio() != null)));
        BenchmarkReport report = new BenchmarkReport(Machine.here(), rows);
        JsonNode array = new ObjectMapper().readTree(report.json());
        assertTrue(array.isArray());
        assertEquals(rows.size(), array.size());
        for (JsonNode row : array) {
            for (String field : List.of("name", "size", "value", "unit", "ratio", "goal", "met", "machine")) {
                assertTrue(row.has(field), field);
            }
        }
        assertEquals(rows.size() + 2, report.lines().size());
    }
}
