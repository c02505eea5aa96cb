package com.resultity.mesh.router.fleet;

import static com.resultity.mesh.testkit.records.Records.CELL;
import static com.resultity.mesh.testkit.records.Records.NODE_ID;
import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aGrant;
import static com.resultity.mesh.testkit.records.Records.aHeartbeat;
import static com.resultity.mesh.testkit.records.Records.aLocation;
import static com.resultity.mesh.testkit.records.Records.aNode;
import static com.resultity.mesh.testkit.records.Records.aStanding;
import static com.resultity.mesh.testkit.records.Records.aSubcloud;
import static com.resultity.mesh.testkit.records.Records.someMemberships;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.Malformation;
import com.resultity.mesh.router.TestingTopology;
import com.resultity.mesh.router.TestingTopology.Written;
import com.resultity.mesh.schemas.AccessGrant;
import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.schemas.Liveness;
import com.resultity.mesh.schemas.LocationEvidence;
import com.resultity.mesh.schemas.NodeRelease;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.NodeVersions;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.StandingLevel;
import com.resultity.mesh.schemas.Subcloud;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.testkit.records.HeartbeatBuilder;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FleetTopologyTest {

    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(6);

    /** After so long a silence is surely noticed: the limit, and the longest between two looks. */
    private static final Duration NOTICED = SILENCE_LIMIT.plusMillis(550);

    private final TestingTopology fleet = new TestingTopology(
            Consumer.ROUTER_FLEET, new FleetTopology(new TestingValueSerdes(), SILENCE_LIMIT)::defineOn);

    private enum Part {
        NODE,
        MEMBERSHIPS,
        LOCATION,
        HEARTBEAT
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    @ParameterizedTest
    @EnumSource
    void shouldPublishNoStateUntilTheLastPartIsKnown(Part last) {
        for (Part part : Part.values()) {
            if (part != last) {
                send(part);
            }
        }
        assertEquals(List.of(), states());
        send(last);
        assertEquals(List.of(NODE_ID + " ALIVE in " + CELL), texts());
    }

    @Test
    void shouldCutTheOfferedSlotsToTheEnrolledMaximum() {
        fleet.send(TopicCatalogue.NODES, NODE_ID, aNode().maximumSlots(2).build());
        send(Part.MEMBERSHIPS);
        send(Part.LOCATION);
        beat(aHeartbeat().slots(8));
        beat(aHeartbeat().sequence(2).slots(1));
        assertEquals(List.of(2, 1), states().stream().map(NodeState::getSlots).toList());
    }

    @Test
    void shouldPublishNothingForAHeartbeatThatOnlyCounts() {
        enrol();
        beat(aHeartbeat().sequence(2).inFlight(3).queued(7));
        assertEquals(List.of(), states());
    }

    /** Else the log, which keeps a week, would know nothing of a node that has been the same for longer. */
    @Test
    void shouldTellANodeThatStaysTheSameAgainWithinADay() {
        Duration hour = Duration.ofHours(1);
        try (TestingTopology patient = new TestingTopology(
                Consumer.ROUTER_FLEET, new FleetTopology(new TestingValueSerdes(), hour.multipliedBy(2))::defineOn)) {
            patient.send(TopicCatalogue.NODES, NODE_ID, aNode().build());
            patient.send(
                    TopicCatalogue.SUBCLOUD_MEMBERSHIPS,
                    NODE_ID,
                    someMemberships().build());
            patient.send(TopicCatalogue.NODE_LOCATIONS, NODE_ID, aLocation().build());
            List<Integer> toldAt = new ArrayList<>();
            for (int hours = 0; hours < 50; hours++) {
                patient.send(
                        TopicCatalogue.NODE_HEARTBEATS,
                        NODE_ID,
                        aHeartbeat().sequence(hours + 1).build());
                List<NodeState> told = patient.values(TopicCatalogue.NODE_STATES);
                assertTrue(told.stream().allMatch(state -> state.getLiveness() == Liveness.ALIVE), told::toString);
                toldAt.addAll(Collections.nCopies(told.size(), hours));
                patient.leap(hour);
            }
            assertEquals(0, toldAt.get(0));
            assertTrue(toldAt.size() > 2, toldAt::toString);
            for (int i = 1; i < toldAt.size(); i++) {
                int between = toldAt.get(i) - toldAt.get(i - 1);
                assertTrue(between >= 12 && between <= 24, toldAt::toString);
            }
        }
    }

    @Test
    void shouldPublishSilenceOnceAndTheReturnOnce() {
        enrol();
        fleet.advance(SILENCE_LIMIT);
        assertEquals(List.of(), texts(), "at the limit");
        fleet.advance(NOTICED.minus(SILENCE_LIMIT));
        assertEquals(List.of(NODE_ID + " SILENT in " + CELL), texts());
        fleet.advance(Duration.ofMinutes(1));
        assertEquals(List.of(), texts(), "long after");
        beat(aHeartbeat().sequence(2));
        beat(aHeartbeat().sequence(3));
        assertEquals(List.of(NODE_ID + " ALIVE in " + CELL), texts());
    }

    @Test
    void shouldHoldANodeAliveThatBeats() {
        enrol();
        for (int sequence = 2; sequence < 12; sequence++) {
            fleet.advance(Duration.ofSeconds(2));
            beat(aHeartbeat().sequence(sequence));
        }
        assertEquals(List.of(), texts());
    }

    @Test
    void shouldNotHoldANodeAliveByRepeatedOrOlderHeartbeats() {
        enrol();
        beat(aHeartbeat().sequence(5));
        for (int time = 0; time < 4; time++) {
            fleet.advance(Duration.ofSeconds(2));
            beat(aHeartbeat().sequence(5));
            beat(aHeartbeat().sequence(4));
            beat(aHeartbeat().bootEpoch(NOW - 1).sequence(1_000));
        }
        assertEquals(List.of(NODE_ID + " SILENT in " + CELL), texts());
    }

    @Test
    void shouldGiveANodeThatMovesToItsNewCellWhenTheOldOneHasLetItGo() {
        enrol();
        fleet.send(
                TopicCatalogue.NODE_LOCATIONS,
                NODE_ID,
                aLocation().version(NOW + 1).country("US").zone("NA").build());
        assertEquals(List.of(NODE_ID + " ALIVE in " + CELL + " moving to NA-0"), texts());
        release(CELL, NOW);
        release("NA-0", NOW + 1);
        assertEquals(List.of(), texts());
        release(CELL, NOW + 1);
        assertEquals(List.of(NODE_ID + " LEFT in " + CELL, NODE_ID + " ALIVE in NA-0"), texts());
        release(CELL, NOW + 1);
        assertEquals(List.of(), texts());
    }

    @Test
    void shouldKeepANodeThatComesBackBeforeItWasLetGo() {
        enrol();
        fleet.send(
                TopicCatalogue.NODE_LOCATIONS,
                NODE_ID,
                aLocation().version(NOW + 1).country("US").zone("NA").build());
        fleet.send(
                TopicCatalogue.NODE_LOCATIONS,
                NODE_ID,
                aLocation().version(NOW + 2).build());
        texts();
        release(CELL, NOW + 1);
        assertEquals(List.of(), texts());
    }

    @Test
    void shouldGiveANodeThatEnrolsAgainToAnotherCellOnlyWhenTheOldOneHasLetItGo() {
        enrol();
        fleet.send(TopicCatalogue.NODES, NODE_ID, null);
        fleet.send(
                TopicCatalogue.NODE_LOCATIONS,
                NODE_ID,
                aLocation().version(NOW + 1).country("US").zone("NA").build());
        fleet.send(TopicCatalogue.NODES, NODE_ID, aNode().version(NOW + 1).build());
        fleet.send(
                TopicCatalogue.SUBCLOUD_MEMBERSHIPS,
                NODE_ID,
                someMemberships().version(NOW + 1).nodeVersion(NOW + 1).build());
        NodeState left = states().get(0);
        assertEquals(Liveness.LEFT, left.getLiveness());
        beat(aHeartbeat().sequence(50).slots(1));
        release(left);
        NodeState again = states().get(0);
        assertEquals("NA-0", again.getCell());
        assertEquals(1, again.getSlots(), "what it offered meanwhile");
    }

    @Test
    void shouldNotGiveTheMembershipsOfANodeToWhoEnrolsUnderItsId() {
        enrol();
        fleet.send(TopicCatalogue.NODES, NODE_ID, null);
        fleet.send(TopicCatalogue.NODES, NODE_ID, aNode().version(NOW + 1).build());
        assertEquals(List.of(NODE_ID + " LEFT in " + CELL), texts());
    }

    @Test
    void shouldNotDoubtTheLocationOfANodeThatIsStillWhereItWas() {
        enrol();
        fleet.send(
                TopicCatalogue.NODES,
                NODE_ID,
                aNode().version(NOW + 1)
                        .endpoint("https://elsewhere.example.net")
                        .build());
        assertEquals(
                List.of(LocationEvidence.DECLARED),
                states().stream().map(NodeState::getEvidence).toList());
    }

    @Test
    void shouldNotTakeTheReleaseOfAnEarlierWithdrawalForThatOfALaterOne() {
        enrol();
        fleet.send(TopicCatalogue.NODES, NODE_ID, null);
        NodeState first = states().get(0);
        fleet.send(TopicCatalogue.NODES, NODE_ID, aNode().version(NOW + 1).build());
        fleet.send(
                TopicCatalogue.SUBCLOUD_MEMBERSHIPS,
                NODE_ID,
                someMemberships().version(NOW + 1).nodeVersion(NOW + 1).build());
        assertEquals(List.of(NODE_ID + " ALIVE in " + CELL), texts());
        fleet.send(TopicCatalogue.NODES, NODE_ID, null);
        NodeState second = states().get(0);
        fleet.send(
                TopicCatalogue.NODE_LOCATIONS,
                NODE_ID,
                aLocation().version(NOW + 2).country("US").zone("NA").build());
        fleet.send(TopicCatalogue.NODES, NODE_ID, aNode().version(NOW + 2).build());
        fleet.send(
                TopicCatalogue.SUBCLOUD_MEMBERSHIPS,
                NODE_ID,
                someMemberships().version(NOW + 2).nodeVersion(NOW + 2).build());

        release(first);
        assertEquals(List.of(), texts(), "the cell may have given its slots away since");
        release(second);
        assertEquals(List.of(NODE_ID + " ALIVE in NA-0"), texts());
    }

    private void release(String cell, long location) {
        fleet.send(
                TopicCatalogue.NODE_RELEASES,
                NODE_ID,
                new NodeRelease(NODE_ID, cell, location, NOW, new NodeVersions(NOW, NOW, location, 0L)));
    }

    /** As the cell answers that was told so. */
    private void release(NodeState told) {
        fleet.send(
                TopicCatalogue.NODE_RELEASES,
                NODE_ID,
                new NodeRelease(NODE_ID, told.getCell(), told.getVersions().getLocation(), NOW, told.getVersions()));
    }

    @Test
    void shouldTakeANodeOutOfItsCellWhenItIsNoLongerEnrolled() {
        enrol();
        fleet.send(TopicCatalogue.NODES, NODE_ID, null);
        beat(aHeartbeat().sequence(2));
        fleet.advance(NOTICED);
        assertEquals(List.of(NODE_ID + " LEFT in " + CELL), texts());
    }

    @Test
    void shouldTakeAWithdrawnStandingForAGoodOne() {
        enrol();
        fleet.send(
                TopicCatalogue.NODE_STANDINGS,
                NODE_ID,
                aStanding().poor("fails").build());
        fleet.send(TopicCatalogue.NODE_STANDINGS, NODE_ID, null);
        assertEquals(
                List.of(StandingLevel.POOR, StandingLevel.GOOD),
                states().stream().map(NodeState::getStanding).toList());
    }

    @Test
    void shouldCopySubcloudsAndGrantsAsPolicies() {
        Subcloud subcloud = aSubcloud().build();
        AccessGrant grant = aGrant().build();
        fleet.send(TopicCatalogue.SUBCLOUDS, "eu-gdpr", subcloud);
        fleet.send(TopicCatalogue.ACCESS_GRANTS, "eu-gdpr/tenant-a", grant);
        fleet.send(TopicCatalogue.ACCESS_GRANTS, "eu-gdpr/tenant-a", null);
        fleet.send(TopicCatalogue.SUBCLOUDS, "eu-gdpr", null);

        List<Written> policies = fleet.written(TopicCatalogue.PLACEMENT_POLICIES);
        assertEquals(
                List.of("subcloud/eu-gdpr", "grant/eu-gdpr/tenant-a", "grant/eu-gdpr/tenant-a", "subcloud/eu-gdpr"),
                policies.stream().map(Written::key).toList());
        List<PlacementPolicy> expected = new ArrayList<>();
        expected.add(PlacementPolicy.newBuilder().setSubcloud(subcloud).build());
        expected.add(PlacementPolicy.newBuilder().setGrant(grant).build());
        expected.add(null);
        expected.add(null);
        assertEquals(
                expected,
                policies.stream()
                        .map(policy -> fleet.value(TopicCatalogue.PLACEMENT_POLICIES, policy))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void shouldSetMalformedHeartbeatsAsideAndHearTheOthers(Malformation malformation) {
        enrol();
        SplittableRandom random = new SplittableRandom(malformation.ordinal());
        List<String> letters = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            byte[] sound = fleet.bytes(
                    TopicCatalogue.NODE_HEARTBEATS, aHeartbeat().sequence(1_000).build());
            fleet.sendBytes(
                    TopicCatalogue.NODE_HEARTBEATS,
                    malformation.key(NODE_ID.getBytes(UTF_8)),
                    malformation.value(TopicCatalogue.NODE_HEARTBEATS, sound, random));
            beat(aHeartbeat().sequence(number + 2).slots(number % 2));
            // The first one of all was that of the enrolment.
            letters.add("router-fleet/mesh.node-heartbeats.v1-0@" + (2 * number + 1));
        }
        List<Written> written = fleet.written(TopicCatalogue.DEAD_LETTERS);
        assertEquals(letters, written.stream().map(Written::key).toList());
        written.forEach(letter -> assertEquals(
                malformation.reason(),
                fleet.value(TopicCatalogue.DEAD_LETTERS, letter).getReason()));
        assertEquals(20, states().size(), "each that is sound offers another number of slots");
    }

    @Test
    void shouldSetAHeartbeatAsideThatSpeaksOfAnotherNode() {
        enrol();
        beat(aHeartbeat().node("node-eu-002"));
        List<DeadLetter> letters = fleet.values(TopicCatalogue.DEAD_LETTERS);
        assertEquals(
                List.of(DeadLetterReason.KEY_MISMATCH),
                letters.stream().map(DeadLetter::getReason).toList());
    }

    private void enrol() {
        for (Part part : Part.values()) {
            send(part);
        }
        assertEquals(List.of(NODE_ID + " ALIVE in " + CELL), texts());
    }

    private void send(Part part) {
        switch (part) {
            case NODE -> fleet.send(TopicCatalogue.NODES, NODE_ID, aNode().build());
            case MEMBERSHIPS ->
                fleet.send(
                        TopicCatalogue.SUBCLOUD_MEMBERSHIPS,
                        NODE_ID,
                        someMemberships().build());
            case LOCATION ->
                fleet.send(TopicCatalogue.NODE_LOCATIONS, NODE_ID, aLocation().build());
            case HEARTBEAT -> beat(aHeartbeat());
        }
    }

    private void beat(HeartbeatBuilder heartbeat) {
        fleet.send(TopicCatalogue.NODE_HEARTBEATS, NODE_ID, heartbeat.build());
    }

    private List<NodeState> states() {
        return fleet.values(TopicCatalogue.NODE_STATES);
    }

    private List<String> texts() {
        return states().stream()
                .map(state -> state.getNodeId() + " " + state.getLiveness() + " in " + state.getCell()
                        + (state.getMovingTo() == null ? "" : " moving to " + state.getMovingTo()))
                .toList();
    }
}
