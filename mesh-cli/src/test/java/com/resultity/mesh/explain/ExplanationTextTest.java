package com.resultity.mesh.explain;

import static com.resultity.mesh.testkit.records.Records.aRefusal;
import static com.resultity.mesh.testkit.records.Records.anAssignment;
import static com.resultity.mesh.testkit.records.Records.anExpiry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.schemas.CellVisit;
import com.resultity.mesh.schemas.ChoiceBasis;
import com.resultity.mesh.schemas.InputPosition;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.Rung;
import com.resultity.mesh.schemas.RunnerUp;
import com.resultity.mesh.schemas.Stage;
import com.resultity.mesh.schemas.TenancyEnd;
import com.resultity.mesh.testkit.records.CellVisits;
import com.resultity.mesh.testkit.records.Records;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is shown stands in files, so that a change of it is seen by who reviews it. */
final class ExplanationTextTest {
    @Test
    void shouldExplainJobThatWasPlacedAgain() throws IOException {
        RoutingDecision first = anAssignment()
                .subcloud("eu-gdpr", 4)
                .grantVersion(2)
                .choice(ChoiceBasis.LEAST_LOADED, new RunnerUp("node-eu-007", 750, 250))
                .positions(
                        new InputPosition("mesh.located-jobs.v1", 3, 1204L),
                        new InputPosition("mesh.node-states.v1", 3, 88L))
                .build();
        RoutingDecision second = anAssignment()
                .subcloud("eu-gdpr", 4)
                .grantVersion(2)
                .attempt(2)
                .positions()
                .voiding(1, Records.NODE_ID, TenancyEnd.NODE_SILENT)
                .node("node-eu-002")
                .slot(1, 2)
                .cell("NA-0")
                .rung(Rung.FALLBACK_ZONE)
                .visits(CellVisits.busy(Records.CELL), elsewhere(CellVisits.fitting("NA-0"), Rung.FALLBACK_ZONE))
                .decidedAt(Records.NOW + 8_120)
                .build();

        assertExplanation("placed-again.txt", first, second);
    }

    @Test
    void shouldExplainRefusalWithItsNearestMiss() throws IOException {
        RoutingDecision refusal = aRefusal()
                .positions()
                .visits(CellVisits.until(Records.CELL, Stage.HARDWARE), closed("NA-0"))
                .nearestMiss(Records.CELL, Stage.HARDWARE, 1)
                .build();

        assertExplanation("refused.txt", refusal);
    }

    @Test
    void shouldShowRepeatedDecisionOnce() throws IOException {
        assertExplanation(
                "repeated.txt",
                anExpiry().positions().build(),
                anExpiry().positions().build());
    }

    private static CellVisit elsewhere(CellVisit visit, Rung rung) {
        visit.setRung(rung);
        return visit;
    }

    private static CellVisit closed(String cell) {
        CellVisit visit = CellVisits.fitting(cell);
        visit.setRung(Rung.ANYWHERE);
        visit.setFunnel(List.of());
        return visit;
    }

    private static void assertExplanation(String golden, RoutingDecision... onLog) throws IOException {
        JobExplanation explanation = JobExplanation.of(Records.JOB_ID, List.of(onLog));
        String shown = String.join("\n", ExplanationText.lines(explanation)) + "\n";
        try (InputStream expected = ExplanationTextTest.class.getResourceAsStream("/explain/" + golden)) {
            assertEquals(new String(expected.readAllBytes(), StandardCharsets.UTF_8), shown);
        }
    }
}
