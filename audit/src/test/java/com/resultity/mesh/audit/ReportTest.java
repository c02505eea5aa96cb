package com.resultity.mesh.audit;

import static com.resultity.mesh.audit.Scenario.JOB;
import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aJobRequest;
import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static com.resultity.mesh.testkit.records.Records.aRefusal;
import static com.resultity.mesh.testkit.records.Records.jobId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.audit.report.AuditTable;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.audit.report.DecisionLatency;
import com.resultity.mesh.audit.report.Fairness;
import com.resultity.mesh.audit.report.Fairness.Share;
import com.resultity.mesh.schemas.LocatedJob;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final Scenario scenario = new Scenario();

    @Test
    void shouldNameItsFiguresInJsonAsPromised() throws IOException {
        scenario.servedOnSlotZero();
        JsonNode json = new ObjectMapper().readTree(scenario.log.audit().toJson());
        for (String name : List.of(
                "accepted",
                "served",
                "refused",
                "expired",
                "open",
                "lost",
                "doublyAssigned",
                "isolationBreaches",
                "jurisdictionBreaches",
                "capacityBreaches",
                "deadLetters")) {
            assertTrue(json.path(name).isIntegralNumber(), name);
        }
        for (String name : List.of("p50", "p95", "p99", "max")) {
            assertEquals(5, json.path("decisionLatencyMs").path(name).asLong(), name);
        }
        assertTrue(json.path("clean").asBoolean());
        Stream.of(BreachKind.values()).forEach(kind -> assertTrue(json.has(kind.field()), kind.field()));
    }

    @Test
    void shouldListBreachesInJson() throws IOException {
        scenario.decided(scenario.assignment(scenario.accepted(JOB)).build());
        JsonNode json = new ObjectMapper().readTree(scenario.log.audit().toJson());
        assertFalse(json.path("clean").asBoolean());
        JsonNode breach = json.path("breaches").path(0);
        assertEquals("lost", breach.path("kind").asText());
        assertEquals(JOB, breach.path("jobId").asText());
        assertEquals(
                "mesh.job-requests.v1-0@0", breach.path("positions").path(0).asText());
    }

    @Test
    void shouldListOnlyTheFirstBreachesOfAKind() {
        for (int i = 0; i < 150; i++) {
            scenario.accepted(jobId(0, i));
        }
        AuditReport report = scenario.log.audit();
        assertEquals(150, report.lost());
        assertEquals(100, report.breaches().size());
    }

    @Test
    void shouldRenderCleanTable() {
        scenario.servedOnSlotZero();
        String table = AuditTable.of(scenario.log.audit());
        assertTrue(table.contains("  accepted                        1\n"), table);
        assertTrue(table.contains("  p50                             5  ms\n"), table);
        assertTrue(table.contains("  doublyAssigned                  0  attempts that"), table);
        assertTrue(table.endsWith("Clean: every promise that was checked is kept.\n"), table);
    }

    @Test
    void shouldRenderBreaches() {
        scenario.decided(scenario.assignment(scenario.accepted(JOB)).build());
        String table = AuditTable.of(scenario.log.audit());
        assertTrue(table.contains("  lost: job " + JOB + " node node-eu-001 attempt 1 was neither served"), table);
        assertTrue(table.endsWith("BROKEN: 1 breach.\n"), table);
    }

    @Test
    void shouldMeasureHowEvenlyTenantsAreServed() {
        assertEquals(new Fairness(2, 1.0, 500), Fairness.of(List.of(new Share(1_000, 500), new Share(10, 5))));
        assertEquals(
                new Fairness(4, 0.25, 0),
                Fairness.of(List.of(new Share(1, 1), new Share(1, 0), new Share(1, 0), new Share(1, 0))));
        assertEquals(new Fairness(1, null, 0), Fairness.of(List.of(new Share(3, 0))));
        assertEquals(new Fairness(0, null, null), Fairness.of(List.of()));
    }

    @Test
    void shouldReportTheFairnessAmongTenants() {
        scenario.servedOnSlotZero();
        for (int number = 2; number <= 3; number++) {
            LocatedJob job = scenario.accepted(
                    aJobRequest().job(jobId(NOW, number)).tenant("tenant-b"),
                    aLocatedJob().job(jobId(NOW, number)).tenant("tenant-b"));
            if (number == 2) {
                scenario.decided(aRefusal().of(job).positions(scenario.read()).build());
            } else {
                scenario.served(scenario.assignment(job).slot(1, 4).build());
            }
        }
        AuditReport report = scenario.log.audit();
        assertEquals(new Fairness(2, 0.9, 500), report.fairness());
        assertTrue(AuditTable.of(report).contains("Jain's index                  900"), AuditTable.of(report));
    }

    @Test
    void shouldTakePercentilesByNearestRank() {
        assertEquals(
                new DecisionLatency(50L, 95L, 99L, 100L),
                DecisionLatency.of(LongStream.rangeClosed(1, 100).toArray()));
        assertEquals(new DecisionLatency(3L, 3L, 3L, 3L), DecisionLatency.of(new long[] {3}));
        assertEquals(new DecisionLatency(null, null, null, null), DecisionLatency.of(new long[0]));
    }
}
