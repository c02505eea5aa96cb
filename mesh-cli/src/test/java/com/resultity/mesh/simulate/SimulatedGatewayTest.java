package com.resultity.mesh.simulate;

import static com.resultity.mesh.simulate.TestingDecisions.assigned;
import static com.resultity.mesh.simulate.TestingDecisions.ended;
import static com.resultity.mesh.simulate.TestingDecisions.expired;
import static com.resultity.mesh.simulate.TestingDecisions.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.schemas.GeoMode;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.schemas.ModelCapability;
import com.resultity.mesh.schemas.OutcomeStatus;
import com.resultity.mesh.schemas.Priority;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.TenancyEnd;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gateway and two nodes of two slots each against decisions as they come from the log. */
class SimulatedGatewayTest {

    private static final GpuClass GPU = new GpuClass("test", 24, 1_000, 100, 2);
    private static final long SERVICE = 60_000;

    private final TestingTimers timers = new TestingTimers();
    private final TestingGatewayLink link = new TestingGatewayLink();
    private final Fleet fleet =
            new Fleet(new FleetPlan(7, List.of(node("eu-001"), node("eu-002"))), timers, link::send);
    private final SimulatedGateway gateway = new SimulatedGateway(
            TestingDecisions.GATEWAY, fleet, link, timers, GatewayTerms.of(7), GatewayWitness.NOBODY);
    private long boot;

    private static PlannedNode node(String id) {
        OpenModel model = new OpenModel("Qwen3-0.6B", "apache-2.0", 0.6, 0.6);
        return new PlannedNode(id, "operator", "EU", "DE", GPU, List.of(model), 1, true, List.of());
    }

    @BeforeEach
    void startNodes() {
        boot = timers.now();
        fleet.begin(List.of("eu-001", "eu-002"));
        timers.pass(10);
    }

    @Test
    void shouldServeWhatItIsTold() {
        String job = send();
        gateway.take(assigned(job, 1, "eu-001", boot), 5_000_000);
        timers.pass(SERVICE);

        JobOutcome outcome = onlyOutcome();
        assertEquals(OutcomeStatus.SERVED, outcome.getStatus());
        assertEquals("EU-0", outcome.getCell());
        assertEquals("eu-001", outcome.getNodeId());
        assertEquals(1, outcome.getAttempt());
        assertEquals(JobState.SERVED, state(job));
        assertEquals(5_000, gateway.ledger().job(job).decisionMicroseconds());
        assertTrue(outcome.getLatencyMilliseconds() >= ServiceTime.SHORTEST_MILLISECONDS);
    }

    @Test
    void shouldAskWithAnIdThatCarriesItsTime() {
        UUID id = UUID.fromString(send());

        assertEquals(7, id.version());
        assertEquals(id.toString(), link.requests.get(0).getJobId());
    }

    @Test
    void shouldTakeARepeatedDecisionOnce() {
        String job = send();
        RoutingDecision decision = assigned(job, 1, "eu-001", boot);
        gateway.take(decision, 1);
        gateway.take(RoutingDecision.newBuilder(decision).build(), 2);
        timers.pass(SERVICE);
        gateway.take(decision, 3);
        timers.pass(SERVICE);

        assertEquals(1, link.outcomes.size());
        assertEquals(2, gateway.ledger().repeatedDecisions());
        assertEquals(0, gateway.ledger().contradictions());
        assertEquals(JobState.SERVED, state(job));
    }

    @Test
    void shouldNoteTwoDecisionsOfOneAttempt() {
        String job = send();
        gateway.take(assigned(job, 1, "eu-001", boot), 1);
        gateway.take(assigned(job, 1, "eu-002", boot), 2);
        timers.pass(SERVICE);

        assertEquals(1, gateway.ledger().contradictions());
        assertEquals("eu-001", onlyOutcome().getNodeId());
    }

    @Test
    void shouldReportNothingOfADeadNodeAndServeTheNextAttempt() {
        String job = send();
        gateway.take(assigned(job, 1, "eu-001", boot), 1);
        fleet.apply(new FleetEvent(0, FleetEvent.Change.KILL, "eu-001"));
        timers.pass(SERVICE);
        assertTrue(link.outcomes.isEmpty());
        assertEquals(JobState.ASSIGNED, state(job));

        gateway.take(assigned(job, 2, "eu-002", boot), 2);
        timers.pass(SERVICE);

        assertEquals(2, onlyOutcome().getAttempt());
        assertEquals(1, gateway.ledger().replacements());
    }

    @Test
    void shouldDropAVoidAttemptAtALiveNode() {
        String job = send();
        gateway.take(assigned(job, 1, "eu-001", boot), 1);
        gateway.take(assigned(job, 2, "eu-002", boot), 2);

        assertEquals(0, fleet.node("eu-001").orElseThrow().heldJobs().size());
        timers.pass(SERVICE);
        assertEquals(2, onlyOutcome().getAttempt());
    }

    @Test
    void shouldIgnoreALowerAttemptThatComesLate() {
        String job = send();
        gateway.take(assigned(job, 2, "eu-002", boot), 1);
        gateway.take(assigned(job, 1, "eu-001", boot), 2);
        timers.pass(SERVICE);

        assertEquals("eu-002", onlyOutcome().getNodeId());
    }

    @Test
    void shouldLetARefusalEndAnAttempt() {
        String job = send();
        gateway.take(assigned(job, 1, "eu-001", boot), 1);
        gateway.take(refused(job, 2), 2);
        timers.pass(SERVICE);

        assertTrue(link.outcomes.isEmpty());
        assertEquals(JobState.REFUSED, state(job));
    }

    @Test
    void shouldTakeExpiryAsFinal() {
        String job = send();
        gateway.take(expired(job, 1), 1);

        assertEquals(JobState.EXPIRED, state(job));
        assertEquals(1, gateway.ledger().count(JobState.EXPIRED));
    }

    @Test
    void shouldFailAnAttemptAtANodeThatHasRestarted() {
        String job = send();
        fleet.apply(new FleetEvent(0, FleetEvent.Change.KILL, "eu-001"));
        fleet.apply(new FleetEvent(0, FleetEvent.Change.START, "eu-001"));
        gateway.take(assigned(job, 1, "eu-001", boot), 1);
        timers.pass(SERVICE);

        assertEquals(OutcomeStatus.FAILED, onlyOutcome().getStatus());
        assertEquals(JobState.BETWEEN_ATTEMPTS, state(job));
    }

    @Test
    void shouldFreeASlotWhoseTenancyTheMeshHasEnded() {
        String lost = send();
        String next = send();
        gateway.take(assigned(lost, 1, "eu-001", boot), 1);
        gateway.take(assigned(next, 1, "eu-001", boot, ended(lost, 1, TenancyEnd.NODE_SILENT)), 2);

        assertEquals(JobState.BETWEEN_ATTEMPTS, state(lost));
        assertEquals(1, fleet.node("eu-001").orElseThrow().heldJobs().size());
    }

    @Test
    void shouldNotBeginAnAttemptThatIsVoidAlready() {
        String lost = send();
        String next = send();
        gateway.take(assigned(next, 1, "eu-001", boot, ended(lost, 1, TenancyEnd.NODE_SILENT)), 1);
        gateway.take(assigned(lost, 1, "eu-001", boot), 2);

        assertEquals(JobState.BETWEEN_ATTEMPTS, state(lost));
        assertEquals(1, fleet.node("eu-001").orElseThrow().heldJobs().size());
    }

    @Test
    void shouldCountAJobThatANodeHasNoSlotFor() {
        for (int index = 0; index < 3; index++) {
            gateway.take(assigned(send(), 1, "eu-001", boot), 1);
        }

        assertEquals(1, fleet.faults().size());
        assertEquals(PhysicalFault.Kind.OVERRUN, fleet.faults().get(0).kind());
    }

    @Test
    void shouldLeaveJobsOfOtherGatewaysAlone() {
        RoutingDecision foreign = RoutingDecision.newBuilder(assigned("of-another", 1, "eu-001", boot))
                .setGatewayId("gateway-b")
                .build();
        gateway.take(foreign, 1);
        timers.pass(SERVICE);

        assertTrue(link.outcomes.isEmpty());
        assertEquals(0, gateway.ledger().jobs().size());
    }

    @Test
    void shouldBeatEveryTwoSecondsAndSayWhatItHolds() {
        gateway.take(assigned(send(), 1, "eu-001", boot), 1);
        link.heartbeats.clear();
        timers.pass(4_000);

        assertEquals(4, link.heartbeats.size());
        assertEquals(2, link.heartbeats.get(0).getSlots());
        assertEquals(boot, link.heartbeats.get(0).getBootEpoch());
    }

    @Test
    void shouldBootAnewAfterAKill() {
        fleet.apply(new FleetEvent(0, FleetEvent.Change.KILL, "eu-001"));
        link.heartbeats.clear();
        timers.pass(4_000);
        assertTrue(link.heartbeats.stream().noneMatch(beat -> beat.getNodeId().equals("eu-001")));

        link.heartbeats.clear();
        fleet.apply(new FleetEvent(0, FleetEvent.Change.START, "eu-001"));

        assertTrue(link.heartbeats.get(0).getBootEpoch() > boot);
        assertEquals(1, link.heartbeats.get(0).getSequence());
    }

    @Test
    void shouldOfferNothingOnceDrained() {
        link.heartbeats.clear();
        fleet.drain();

        assertEquals(2, link.heartbeats.size());
        assertTrue(link.heartbeats.stream().allMatch(beat -> beat.getSlots() == 0));
    }

    @Test
    void shouldAskForWhatTheJobWouldLike() {
        ModelCapability capability = new ModelCapability("text", true, 0, 2_000);
        send(new JobWishes(
                Optional.of(capability),
                Priority.BATCH,
                Optional.of("tenant-3"),
                List.of(1L, 2L),
                Optional.of(Duration.ofSeconds(3))));

        JobRequest request = link.requests.get(0);
        assertEquals("", request.getModel());
        assertEquals(capability, request.getCapability());
        assertEquals(Priority.BATCH, request.getPriority());
        assertEquals("tenant-3", request.getSession());
        assertEquals(List.of(1L, 2L), request.getPrefixBlocks());
        assertEquals(timers.now() + 3_000, request.getDeadline());
    }

    @Test
    void shouldGiveNoDeadlineUnasked() {
        send();
        assertNull(link.requests.get(0).getDeadline());
    }

    private String send() {
        return send(JobWishes.NONE);
    }

    private String send(JobWishes wishes) {
        int index = link.requests.size();
        return gateway.send(
                new SimulatedJob(
                        index,
                        "tenant",
                        Optional.empty(),
                        "Qwen3-0.6B",
                        1_000,
                        100,
                        Optional.of("EU"),
                        Optional.empty(),
                        GeoMode.PREFER,
                        Optional.empty(),
                        List.of(),
                        0,
                        wishes),
                0);
    }

    private JobState state(String jobId) {
        return gateway.ledger().job(jobId).state();
    }

    private JobOutcome onlyOutcome() {
        assertEquals(1, link.outcomes.size(), link.outcomes.toString());
        return link.outcomes.get(0);
    }
}
