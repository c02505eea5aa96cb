package com.resultity.mesh.audit;

import static com.resultity.mesh.audit.Scenario.JOB;
import static com.resultity.mesh.audit.Scenario.NEXT_JOB;
import static com.resultity.mesh.testkit.records.Records.CELL;
import static com.resultity.mesh.testkit.records.Records.NODE_ID;
import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aHeartbeat;
import static com.resultity.mesh.testkit.records.Records.aLocation;
import static com.resultity.mesh.testkit.records.Records.aNodeRelease;
import static com.resultity.mesh.testkit.records.Records.aNodeState;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.schemas.InputPosition;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A node that goes from EU-0 to NA-0, and the jobs that it has there and here. */
class MovedNodeTest {

    private static final Map<BreachKind, Long> ONE_BREACH = Map.of(BreachKind.CAPACITY, 1L);
    private static final long LOCATED_AT = NOW + 1_000;
    private static final long DONE_AT = NOW + 40_000;

    private final Scenario scenario = new Scenario();
    private final RoutingDecision held =
            scenario.assignment(scenario.accepted(JOB)).build();

    @Test
    void shouldAllowNodeThatWasReleasedWhenItsJobWasDone() {
        done();
        released(CELL, LOCATED_AT, DONE_AT + 10);
        takenInNextCell(2, DONE_AT + 20, NOW);
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldFindNodeThatWasNeverReleased() {
        done();
        takenInNextCell(2, DONE_AT + 20, NOW);
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldFindReleaseByAnotherCellOrForAnotherMove() {
        done();
        released("SA-0", LOCATED_AT, DONE_AT + 10);
        released(CELL, NOW, DONE_AT + 10);
        released(CELL, LOCATED_AT + 1, DONE_AT + 10);
        takenInNextCell(2, DONE_AT + 20, NOW);
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldFindReleaseWhileSlotWasHeld() {
        done();
        released(CELL, LOCATED_AT, NOW + 2_000);
        takenInNextCell(2, DONE_AT + 20, NOW);
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldFindJobsOfTwoCellsAtTheSameTimeOnWhicheverSlots() {
        done();
        released(CELL, LOCATED_AT, DONE_AT + 10);
        takenInNextCell(2, NOW + 2_000, NOW);
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldAllowNodeThatStartedAgainMeanwhile() {
        scenario.decided(held);
        scenario.ended(anOutcome().of(held).build());
        scenario.log.append(
                TopicCatalogue.NODE_HEARTBEATS,
                NODE_ID,
                aHeartbeat().bootEpoch(NOW + 500).build());
        scenario.state(aNodeState().bootEpoch(NOW + 500).build());
        released(CELL, LOCATED_AT, NOW + 1_500);
        takenInNextCell(2, NOW + 2_000, NOW + 500);
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldFindTenancyThatItsCellGaveAfterTheRelease() {
        released(CELL, LOCATED_AT, NOW);
        scenario.decided(held);
        scenario.ended(anOutcome().of(held).build());
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldFindJobThatANodeIsGivenWhileItMoves() {
        done();
        scenario.state(aNodeState().movingTo("NA-0").build());
        scenario.served(
                scenario.assignment(scenario.accepted(NEXT_JOB)).slot(1, 4).build());
        assertEquals(ONE_BREACH, scenario.found());
    }

    @Test
    void shouldNotDemandReleasesThatRetentionDeletedOrOfNodeThatWasWithdrawn() {
        done();
        takenInNextCell(2, DONE_AT + 20, NOW);
        scenario.log.appendBytes(TopicCatalogue.NODES, 0, NOW, NODE_ID.getBytes(UTF_8), null);
        AuditReport withdrawn = scenario.log.audit();
        assertEquals(List.of(), withdrawn.breaches());
        assertEquals(Map.of("capacityBreaches", 1L), withdrawn.unverifiable());
    }

    /** The job that EU-0 gave it is served. */
    private void done() {
        scenario.decided(held);
        scenario.log.append(
                TopicCatalogue.JOB_OUTCOMES,
                0,
                DONE_AT,
                CELL,
                anOutcome().of(held).build());
    }

    private void released(String cell, long location, long at) {
        scenario.log.append(
                TopicCatalogue.NODE_RELEASES,
                NODE_ID,
                aNodeRelease().cell(cell).location(location).releasedAt(at).build());
    }

    private void takenInNextCell(int slot, long at, long bootEpoch) {
        scenario.log.append(
                TopicCatalogue.NODE_LOCATIONS,
                NODE_ID,
                aLocation().version(LOCATED_AT).zone("NA").country("US").build());
        scenario.state(
                aNodeState().zone("NA").country("US").bootEpoch(bootEpoch).build());
        InputPosition[] read = scenario.read();
        scenario.served(scenario.assignment(scenario.accepted(NEXT_JOB))
                .cell("NA-0")
                .location("NA", "US")
                .slot(slot, 4)
                .bootEpoch(bootEpoch)
                .versions(1, 1, LOCATED_AT, 0)
                .positions(read)
                .decidedAt(at)
                .build());
    }
}
