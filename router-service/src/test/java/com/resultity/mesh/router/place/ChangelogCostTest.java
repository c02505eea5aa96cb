package com.resultity.mesh.router.place;

import static com.resultity.mesh.testkit.records.Records.CELL;
import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static com.resultity.mesh.testkit.records.Records.aNodeState;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static com.resultity.mesh.testkit.records.Records.jobId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.TestingTopology;
import com.resultity.mesh.router.TestingTopology.Written;
import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a job costs on the changelogs, which is most of what place costs. */
class ChangelogCostTest {

    private static final int JOBS = 200;
    private static final int SLOTS = 8;
    private static final long MEMORY = CellSettings.defaults().memoryMilliseconds();

    private final TestingTopology place = new TestingTopology(
            Consumer.ROUTER_PLACE, new PlaceTopology(new TestingValueSerdes(), CellSettings.defaults())::defineOn);

    /** What was written to a changelog: how many records of how many bytes. */
    private record Cost(int records, int bytes) {

        static Cost of(List<Written> written) {
            return new Cost(
                    written.size(),
                    written.stream()
                            .mapToInt(record -> record.key().length()
                                    + (record.value() == null
                                            ? 0
                                            : record.value().remaining()))
                            .sum());
        }

        int bytesEach(int count) {
            return bytes / count;
        }
    }

    @BeforeEach
    void startNodes() {
        for (int node = 0; node * SLOTS < JOBS; node++) {
            String id = String.format("node-eu-%03d", node);
            place.send(
                    TopicCatalogue.NODE_STATES,
                    id,
                    aNodeState().node(id).slots(SLOTS).build());
        }
    }

    @AfterEach
    void close() {
        place.close();
    }

    private Cost jobs() {
        return Cost.of(place.changelog("place-jobs"));
    }

    private Cost slots() {
        return Cost.of(place.changelog("place-slots"));
    }

    private List<RoutingDecision> send(int first, long createdAt) {
        for (int number = first; number < first + JOBS; number++) {
            place.send(
                    TopicCatalogue.LOCATED_JOBS,
                    CELL,
                    aLocatedJob().job(jobId(createdAt, number)).build());
        }
        return place.values(TopicCatalogue.ROUTING_DECISIONS);
    }

    private void report(List<RoutingDecision> decisions) {
        decisions.forEach(decision -> place.send(
                TopicCatalogue.JOB_OUTCOMES, CELL, anOutcome().of(decision).build()));
    }

    @Test
    void shouldWriteOneRecordForAssignmentOneForOutcomeAndOneToForget() {
        // The second tenants of the slots, because the first ones have none to name before them.
        report(send(0, NOW));
        jobs();
        slots();

        List<RoutingDecision> decisions = send(JOBS, NOW);
        Cost assigned = jobs();
        assertEquals(JOBS, assigned.records());
        assertEquals(new Cost(0, 0), slots());

        report(decisions);
        Cost ended = slots();
        assertEquals(JOBS, ended.records());
        assertEquals(new Cost(0, 0), jobs());

        send(2 * JOBS, NOW + MEMORY + 1);
        Cost later = jobs();
        assertEquals(3 * JOBS, later.records());

        System.out.println(
                "changelog bytes a job: assigned " + assigned.bytesEach(JOBS) + ", ended " + ended.bytesEach(JOBS));
        assertTrue(assigned.bytesEach(JOBS) < 800, assigned::toString);
        assertTrue(ended.bytesEach(JOBS) < 120, ended::toString);
    }

    @Test
    void shouldWriteOneRecordForRefusal() {
        for (int number = 0; number < JOBS; number++) {
            place.send(
                    TopicCatalogue.LOCATED_JOBS,
                    CELL,
                    aLocatedJob()
                            .job(jobId(NOW, number))
                            .ladder(aLocatedJob().build().getLadder().get(0))
                            .model("unheard-of")
                            .build());
        }
        Cost refused = jobs();
        assertEquals(JOBS, refused.records());
        assertEquals(new Cost(0, 0), slots());
        System.out.println("changelog bytes a refusal: " + refused.bytesEach(JOBS));
    }

    /** What Kafka Streams does with a store of ours at a commit is its own affair: this holds it to what place rests on. */
    @Test
    void shouldWriteHowFarItHasReadWithEachCommit() {
        place.changelog("place-positions");

        send(0, NOW);

        List<String> written =
                place.changelog("place-positions").stream().map(Written::key).toList();
        assertTrue(written.contains("moment"), written::toString);
        assertTrue(written.contains("inputs"), written::toString);
    }
}
