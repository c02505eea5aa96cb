package com.resultity.mesh.router.place;

import static com.resultity.mesh.testkit.records.Records.CELL;
import static com.resultity.mesh.testkit.records.Records.NODE_ID;
import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aHandedOnJob;
import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static com.resultity.mesh.testkit.records.Records.aNodeState;
import static com.resultity.mesh.testkit.records.Records.aSubcloud;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static com.resultity.mesh.testkit.records.Records.jobId;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.resultity.mesh.router.Malformation;
import com.resultity.mesh.router.TestingTopology;
import com.resultity.mesh.router.TestingTopology.Written;
import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.schemas.CellSummary;
import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.DecisionReason;
import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.LadderStep;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.NodeVersions;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.PreviousTenancy;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.Rung;
import com.resultity.mesh.schemas.SlotTenancy;
import com.resultity.mesh.schemas.TenancyEnd;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.testkit.records.LocatedJobBuilder;
import com.resultity.mesh.testkit.records.NodeStateBuilder;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlaceTopologyTest {

    private static final int OF_EACH = 20;
    private static final LadderStep HOME = new LadderStep(CELL, "EU", Rung.HOME_ZONE);

    private final TestingTopology place = new TestingTopology(
            Consumer.ROUTER_PLACE, new PlaceTopology(new TestingValueSerdes(), CellSettings.defaults())::defineOn);

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void shouldGiveTheSlotThatAnOutcomeFreedToTheNextJob() {
        node(1);
        place.send(TopicCatalogue.LOCATED_JOBS, CELL, job(1).build());
        place.send(TopicCatalogue.LOCATED_JOBS, CELL, job(2).build());
        RoutingDecision first = onlyDecision();
        assertEquals(jobId(NOW, 1), first.getJobId());
        assertEquals(DecisionKind.ASSIGNED, first.getKind());
        assertEquals(NODE_ID, first.getAssignment().getNodeId());
        assertNull(first.getAssignment().getPrevious());

        place.advance(Duration.ofMillis(200));
        // One of no job lies before it, so that its offset is not just nought.
        place.send(
                TopicCatalogue.JOB_OUTCOMES,
                CELL,
                anOutcome().of(first).job(jobId(NOW, 9)).build());
        place.send(TopicCatalogue.JOB_OUTCOMES, CELL, anOutcome().of(first).build());

        RoutingDecision second = onlyDecision();
        assertEquals(jobId(NOW, 2), second.getJobId());
        SlotTenancy tenancy = second.getAssignment();
        assertEquals(first.getAssignment().getSlot(), tenancy.getSlot());
        assertEquals(2, tenancy.getTenancy());
        assertEquals(
                new PreviousTenancy(first.getJobId(), 1, TenancyEnd.OUTCOME, place.now(), 0, 1L),
                tenancy.getPrevious());
    }

    @Test
    void shouldGiveNoNodeToJobAtItsDeadlineThoughOneIsFree() {
        node(1);
        LocatedJob late = job(1).patience(600_000).build();
        late.setDeadline(place.now());
        place.send(TopicCatalogue.LOCATED_JOBS, CELL, late);
        RoutingDecision decision = onlyDecision();
        assertEquals(DecisionKind.EXPIRED, decision.getKind());
        assertEquals(DecisionReason.PATIENCE_ENDED, decision.getReason());

        LocatedJob inTime = job(2).patience(600_000).build();
        inTime.setDeadline(place.now() + 1);
        place.send(TopicCatalogue.LOCATED_JOBS, CELL, inTime);
        assertEquals(DecisionKind.ASSIGNED, onlyDecision().getKind());
    }

    /** Where it is reached and what it was joined from, too, which nothing is decided on. */
    @Test
    void shouldTellOfANodeWhatMadeItFitForTheJob() {
        node(0);
        place.send(TopicCatalogue.LOCATED_JOBS, CELL, job(1).build());
        assertEquals(List.of(), place.values(TopicCatalogue.ROUTING_DECISIONS));
        NodeStateBuilder moved = aNodeState().sequence(9).slots(2).endpoint("https://moved.example.net");
        place.send(
                TopicCatalogue.NODE_STATES, NODE_ID, moved.versions(2, 3, 4, 5).build());
        SlotTenancy first = onlyDecision().getAssignment();
        assertEquals("https://moved.example.net", first.getEndpoint());
        assertEquals(new NodeVersions(2L, 3L, 4L, 5L), first.getVersions());

        place.send(
                TopicCatalogue.NODE_STATES,
                NODE_ID,
                aNodeState().sequence(8).slots(2).build());
        place.send(TopicCatalogue.LOCATED_JOBS, CELL, job(2).build());
        SlotTenancy second = onlyDecision().getAssignment();
        assertEquals(first.getEndpoint(), second.getEndpoint());
        assertEquals(first.getVersions(), second.getVersions());
    }

    @Test
    void shouldSetRequestThatIsTooOldAsideAsItLies() {
        long memory = CellSettings.defaults().memoryMilliseconds();
        place.send(TopicCatalogue.LOCATED_JOBS, CELL, job(1).build());
        byte[] old = place.bytes(
                TopicCatalogue.LOCATED_JOBS,
                job(2).job(jobId(NOW - memory - 1, 2)).build());
        byte[] signature = {1, 2, 3};
        place.sendBytes(
                TopicCatalogue.LOCATED_JOBS,
                CELL.getBytes(UTF_8),
                old,
                new RecordHeaders().add("signature", signature));
        DeadLetter letter = onlyLetter("router-place/mesh.located-jobs.v1-0@1");
        assertEquals(DeadLetterReason.STALE, letter.getReason());
        assertEquals(ByteBuffer.wrap(CELL.getBytes(UTF_8)), letter.getKey());
        assertEquals(ByteBuffer.wrap(old), letter.getValue());
        assertEquals(Map.of("signature", ByteBuffer.wrap(signature)), letter.getHeaders());
    }

    @Test
    void shouldSetOutcomeOfCellThatIsNotHereAsideAsItLies() {
        node(1);
        place.send(TopicCatalogue.LOCATED_JOBS, CELL, job(1).build());
        byte[] astray = place.bytes(
                TopicCatalogue.JOB_OUTCOMES,
                anOutcome().of(onlyDecision()).cell("NA-7").build());
        place.sendBytes(TopicCatalogue.JOB_OUTCOMES, "NA-7".getBytes(UTF_8), astray);
        DeadLetter letter = onlyLetter("router-place/mesh.job-outcomes.v1-0@0");
        assertEquals(DeadLetterReason.INVALID_FIELD, letter.getReason());
        assertEquals(ByteBuffer.wrap(astray), letter.getValue());
        assertEquals(1, summary().getBusySlots());
    }

    @Test
    void shouldRepeatDecisionOfPlacedServedAndRefusedJobAsItWas() {
        node(1);
        LocatedJob served = job(1).build();
        LocatedJob refused = job(2).model("unheard-of").build();
        place.send(TopicCatalogue.LOCATED_JOBS, CELL, served);
        RoutingDecision assigned = onlyDecision();
        place.send(TopicCatalogue.LOCATED_JOBS, CELL, refused);
        RoutingDecision refusal = onlyDecision();
        assertEquals(DecisionKind.REFUSED, refusal.getKind());

        place.send(TopicCatalogue.LOCATED_JOBS, CELL, served);
        assertEquals(assigned, onlyDecision());
        place.send(TopicCatalogue.JOB_OUTCOMES, CELL, anOutcome().of(assigned).build());
        place.send(TopicCatalogue.LOCATED_JOBS, CELL, served);
        assertEquals(assigned, onlyDecision());
        place.send(TopicCatalogue.LOCATED_JOBS, CELL, refused);
        assertEquals(refusal, onlyDecision());
    }

    @Test
    void shouldHandOnAJobAsItWasLocatedFirst() {
        node(1);
        place.send(TopicCatalogue.LOCATED_JOBS, CELL, job(1).build());
        LocatedJobBuilder waiting =
                job(2).ladder(HOME, new LadderStep("NA-0", "NA", Rung.ANYWHERE)).patience(60_000);
        place.send(TopicCatalogue.LOCATED_JOBS, CELL, waiting.build());
        place.written(TopicCatalogue.HANDED_ON_JOBS);
        place.send(
                TopicCatalogue.LOCATED_JOBS,
                CELL,
                waiting.requestPosition(0, 77).build());
        place.advance(Duration.ofSeconds(2));
        List<HandedOnJob> tokens = place.values(TopicCatalogue.HANDED_ON_JOBS);
        assertEquals("NA-0", tokens.get(0).getToCell());
        tokens.forEach(token -> assertEquals(0, token.getJob().getRequestOffset()));
    }

    @Test
    void shouldSetMalformedJobsAsideAndDecideTheOthers() {
        node(1_000);
        int sound = disturb(TopicCatalogue.LOCATED_JOBS, number -> CELL, number -> job(number)
                .build());
        assertEquals(jobs(sound), assigned());
    }

    @Test
    void shouldSetMalformedTokensAsideAndDecideTheOthers() {
        place.send(
                TopicCatalogue.NODE_STATES,
                NODE_ID,
                aNodeState().zone("NA").country("US").slots(1_000).build());
        int sound = disturb(TopicCatalogue.HANDED_ON_JOBS, number -> "NA-0", PlaceTopologyTest::token);
        assertEquals(jobs(sound), assigned());
    }

    @Test
    void shouldSetMalformedOutcomesAsideAndFreeTheSlotsOfTheOthers() {
        node(1_000);
        for (int number = 0; number < 500; number++) {
            place.send(TopicCatalogue.LOCATED_JOBS, CELL, job(number).build());
        }
        int sound = disturb(TopicCatalogue.JOB_OUTCOMES, number -> CELL, number -> anOutcome()
                .job(jobId(NOW, number))
                .build());
        assertEquals(500 - sound, summary().getBusySlots());
    }

    @Test
    void shouldSetMalformedNodeStatesAsideAndTakeOverTheOthers() {
        int sound = disturb(TopicCatalogue.NODE_STATES, PlaceTopologyTest::nodeId, number -> state(number));
        assertEquals(sound, summary().getNodes());
    }

    @Test
    void shouldSetMalformedPoliciesAsideAndFollowTheOthers() {
        int sound = disturb(
                TopicCatalogue.PLACEMENT_POLICIES,
                number -> "subcloud/s-" + number,
                number -> PlacementPolicy.newBuilder()
                        .setSubcloud(aSubcloud()
                                .id("s-" + number)
                                .version(number + 1)
                                .build())
                        .build());
        place.send(
                TopicCatalogue.NODE_STATES,
                NODE_ID,
                aNodeState()
                        .slots(1_000)
                        .inSubcloud(IntStream.range(0, sound)
                                .mapToObj(number -> "s-" + number)
                                .toArray(String[]::new))
                        .build());
        for (int number = 0; number < sound; number++) {
            place.send(
                    TopicCatalogue.LOCATED_JOBS,
                    CELL,
                    job(number).subcloud("s-" + number).build());
            RoutingDecision decision = onlyDecision();
            assertEquals(DecisionKind.ASSIGNED, decision.getKind());
            assertEquals(number + 1, decision.getPolicyVersion());
        }
    }

    /**
     * Writes records that are malformed in every way, and before each of them a sound one.
     *
     * @return how many sound ones there were
     */
    private <V extends SpecificRecord> int disturb(Topic<V> topic, IntFunction<String> keys, IntFunction<V> values) {
        SplittableRandom random = new SplittableRandom(topic.name().hashCode());
        List<String> letters = new ArrayList<>();
        int sound = 0;
        for (int time = 0; time < OF_EACH; time++) {
            for (Malformation malformation : Malformation.values()) {
                if (!malformation.appliesTo(topic)) {
                    continue;
                }
                String key = keys.apply(sound);
                byte[] value = place.bytes(topic, values.apply(sound));
                place.sendBytes(topic, key.getBytes(UTF_8), value);
                place.sendBytes(topic, malformation.key(key.getBytes(UTF_8)), malformation.value(topic, value, random));
                letters.add("router-place/" + topic.name() + "-0@" + (2 * sound + 1) + " " + malformation.reason());
                sound++;
            }
        }
        assertEquals(letters, letters());
        return sound;
    }

    private List<String> letters() {
        List<String> letters = new ArrayList<>();
        for (Written letter : place.written(TopicCatalogue.DEAD_LETTERS)) {
            letters.add(letter.key() + " "
                    + place.value(TopicCatalogue.DEAD_LETTERS, letter).getReason());
        }
        return letters;
    }

    private DeadLetter onlyLetter(String key) {
        List<Written> letters = place.written(TopicCatalogue.DEAD_LETTERS);
        assertEquals(List.of(key), letters.stream().map(Written::key).toList());
        return place.value(TopicCatalogue.DEAD_LETTERS, letters.get(0));
    }

    private void node(int slots) {
        place.send(
                TopicCatalogue.NODE_STATES, NODE_ID, aNodeState().slots(slots).build());
    }

    private static String nodeId(int number) {
        return "node-" + number;
    }

    private static NodeState state(int number) {
        return aNodeState().node(nodeId(number)).build();
    }

    /** One that may be nowhere but at home. */
    private static LocatedJobBuilder job(int number) {
        return aLocatedJob().job(jobId(NOW, number)).ladder(HOME);
    }

    private static HandedOnJob token(int number) {
        return aHandedOnJob().job(aLocatedJob().job(jobId(NOW, number)).build()).build();
    }

    private static List<String> jobs(int count) {
        return IntStream.range(0, count).mapToObj(number -> jobId(NOW, number)).toList();
    }

    private List<String> assigned() {
        return place.values(TopicCatalogue.ROUTING_DECISIONS).stream()
                .filter(decision -> decision.getKind() == DecisionKind.ASSIGNED)
                .map(RoutingDecision::getJobId)
                .toList();
    }

    private RoutingDecision onlyDecision() {
        List<RoutingDecision> decisions = place.values(TopicCatalogue.ROUTING_DECISIONS);
        assertEquals(1, decisions.size(), decisions::toString);
        return decisions.get(0);
    }

    private CellSummary summary() {
        place.advance(Duration.ofSeconds(1));
        List<CellSummary> summaries = place.values(TopicCatalogue.CELL_SUMMARIES);
        assertEquals(1, summaries.size(), summaries::toString);
        return summaries.get(0);
    }
}
