package com.resultity.mesh.router.decide;

import static com.resultity.mesh.router.decide.TestingCell.assigned;
import static com.resultity.mesh.router.decide.TestingCell.expired;
import static com.resultity.mesh.router.decide.TestingCell.handedOn;
import static com.resultity.mesh.router.decide.TestingCell.refused;
import static com.resultity.mesh.router.decide.TestingCell.waiting;
import static com.resultity.mesh.router.decide.job.JobBuilder.aJob;
import static com.resultity.mesh.router.decide.nodes.NodeFactsBuilder.aNode;
import static com.resultity.mesh.router.decide.policy.PolicyBuilder.aPolicy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.router.decide.Effect.HandedOn;
import com.resultity.mesh.router.decide.Effect.Purpose;
import com.resultity.mesh.router.decide.admission.Reason;
import com.resultity.mesh.router.decide.eligibility.CellVisit;
import com.resultity.mesh.router.decide.eligibility.Stage;
import com.resultity.mesh.router.decide.job.JobBuilder;
import com.resultity.mesh.router.decide.job.LadderStep;
import com.resultity.mesh.router.decide.job.Rung;
import com.resultity.mesh.router.decide.ladder.NearestMiss;
import com.resultity.mesh.router.decide.ladder.Peers;
import com.resultity.mesh.router.decide.ladder.Token;
import com.resultity.mesh.router.decide.ladder.VoidedAttempt;
import com.resultity.mesh.router.decide.memory.JobEntry;
import com.resultity.mesh.router.decide.nodes.NodeFactsBuilder;
import com.resultity.mesh.router.decide.nodes.PoolLoads;
import com.resultity.mesh.router.decide.policy.PolicyBuilder;
import com.resultity.mesh.router.decide.tenancy.TenancyEnd;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A token's way over the ladder: in order, never past what job and Subcloud allow, and back to wait where it was busy. */
class CellLadderTest {

    private final TestingCell eu = new TestingCell("EU-0", CellSettings.defaults());
    private final TestingCell na = new TestingCell("NA-0", CellSettings.defaults());
    private final TestingCell sa = new TestingCell("SA-0", CellSettings.defaults());

    private static NodeFactsBuilder american(String id) {
        return aNode(id).zone("NA").country("US");
    }

    private static JobBuilder job(String id) {
        return aJob(id).ladder("EU-0", "NA-0", "SA-0");
    }

    private void everywhere(PolicyBuilder policy) {
        Stream.of(eu, na, sa).forEach(cell -> cell.with(policy));
    }

    private static List<String> visited(Token token) {
        return token.visits().stream().map(CellVisit::cell).toList();
    }

    @Test
    void shouldServeInItsHomeZoneFirst() {
        eu.with(aNode("european"));
        na.with(american("american"));
        Decision.Assigned assigned = assigned(eu.arrive(job("1")));
        assertEquals("european", assigned.node().id());
        assertEquals(Rung.HOME_ZONE, assigned.rung());
    }

    @Test
    void shouldHandOnInTheOrderOfTheLadder() {
        sa.with(aNode("brazilian").zone("SA").country("BR"));
        HandedOn first = handedOn(eu.arrive(job("1")));
        assertEquals("NA-0", first.toCell());
        assertEquals(Purpose.LOOK, first.purpose());
        assertEquals(1, first.token().hop());
        assertEquals(new JobEntry.State.HandedOn(1, "NA-0"), first.entry().state());
        HandedOn second = handedOn(na.receive(first));
        assertEquals("SA-0", second.toCell());
        assertEquals(2, second.token().hop());
        Decision.Assigned assigned = assigned(sa.receive(second));
        assertEquals(Rung.ANYWHERE, assigned.rung());
        assertEquals(List.of("EU-0", "NA-0", "SA-0"), visited(assigned.token()));
    }

    @Test
    void shouldUseOtherCellsOfTheHomeZoneBeforeOtherZones() {
        JobBuilder job = aJob("1").ladder("EU-0", "EU-1", "NA-0");
        assertEquals("EU-1", handedOn(eu.arrive(job)).toCell());
    }

    @Test
    void shouldRefuseWhenNoCellHasAnythingEligible() {
        eu.with(aNode("other-model").models("other"));
        na.with(american("american-1").models("other"), american("american-2").models("other"));
        Decision.Refused refused = refused(sa.receive(handedOn(na.receive(handedOn(eu.arrive(job("1")))))));
        assertEquals(Reason.NOTHING_ELIGIBLE, refused.reason());
        assertEquals(Optional.of(new NearestMiss("NA-0", Stage.MODEL, 2)), refused.nearestMiss());
        assertEquals(List.of("EU-0", "NA-0", "SA-0"), visited(refused.token()));
    }

    /** A summary is old when it is read: a job is refused by what cells find themselves, and not by what they said. */
    @Test
    void shouldAskACellThatSaidItHasNothingBeforeItRefuses() {
        eu.peers().put("NA-0", new Peers.Summary(PoolLoads.of(List.of()), true, Map.of()));
        na.with(american("american"));
        HandedOn token = handedOn(eu.arrive(aJob("1").ladder("EU-0", "NA-0")));
        assertEquals("NA-0", token.toCell());
        assertEquals("american", assigned(na.receive(token)).node().id());
    }

    @Test
    void shouldComeBackToTheRoomThatItLeftAndGoOnWhereThatIsGoneToo() {
        eu.with(aNode("european"));
        Token left = assigned(eu.arrive(job("1"))).token();
        na.with(american("american"));
        assigned(na.arrive(aJob("filler-1").ladder("NA-0")));
        HandedOn back = handedOn(na.receive(left.handedOn(), Purpose.LOOK));
        assertEquals("EU-0", back.toCell());
        assertEquals(Purpose.LOOK, back.purpose());

        TestingCell home = new TestingCell("EU-0", CellSettings.defaults()).with(aNode("european"));
        assertEquals("european", assigned(home.receive(back)).node().id());

        TestingCell full = new TestingCell("EU-0", CellSettings.defaults()).with(aNode("european"));
        assigned(full.arrive(aJob("filler-2").ladder("EU-0")));
        HandedOn on = handedOn(full.receive(back));
        assertEquals("SA-0", on.toCell());
        assertEquals(List.of("EU-0", "NA-0", "EU-0"), visited(on.token()));
    }

    @Test
    void shouldWaitInTheFirstCellThatWasJustBusy() {
        na.with(american("american"));
        sa.with(aNode("brazilian").zone("SA"));
        assigned(na.arrive(aJob("filler-1").ladder("NA-0")));
        assigned(sa.arrive(aJob("filler-2").ladder("SA-0")));
        HandedOn toWait = handedOn(sa.receive(handedOn(na.receive(handedOn(eu.arrive(job("1")))))));
        assertEquals("NA-0", toWait.toCell());
        assertEquals(Purpose.WAIT, toWait.purpose());
        waiting(na.receive(toWait));
    }

    @Test
    void shouldWaitAtHomeWithoutAnotherHopWhereItIsTheLastToLook() {
        eu.with(aNode("european"));
        assigned(eu.arrive(aJob("filler")));
        waiting(eu.arrive(aJob("1")));
    }

    @Test
    void shouldTakeSlotThatCameFreeWhileItWentBackToWait() {
        eu.with(aNode("european"));
        Decision.Assigned filler = assigned(eu.arrive(aJob("filler")));
        HandedOn toWait = handedOn(sa.receive(handedOn(na.receive(handedOn(eu.arrive(job("1")))))));
        eu.served(filler);
        assertEquals("european", assigned(eu.receive(toWait)).node().id());
    }

    @Test
    void shouldNotWaitWhereEvenTheBusyNodesLeftMeanwhile() {
        eu.with(aNode("european"));
        assigned(eu.arrive(aJob("filler").lease(3_600_000)));
        HandedOn toWait = handedOn(sa.receive(handedOn(na.receive(handedOn(eu.arrive(job("1")))))));
        eu.node(aNode("european").left());
        assertEquals(Reason.NOTHING_ELIGIBLE, refused(eu.receive(toWait)).reason());
    }

    @Test
    void shouldExpireOnItsWay() {
        HandedOn token = handedOn(eu.arrive(job("1").patience(1_000)));
        expired(na.after(1_000).receive(token));
    }

    @Test
    void shouldNotLeaveItsHomeZoneWhereTheSubcloudForbids() {
        everywhere(aPolicy("health").stayingInHomeZone());
        na.with(american("member").in("health"));
        assertEquals(
                Reason.NOTHING_ELIGIBLE,
                refused(eu.arrive(job("1").subcloud("health"))).reason());
    }

    @Test
    void shouldUseAllCellsOfItsHomeZoneWhereTheSubcloudForbidsToLeaveIt() {
        everywhere(aPolicy("health").stayingInHomeZone());
        JobBuilder job = aJob("1").ladder("EU-0", "NA-0", "EU-1").subcloud("health");
        assertEquals("EU-1", handedOn(eu.arrive(job)).toCell());
    }

    @Test
    void shouldSkipZonesThatTheSubcloudDoesNotAllow() {
        everywhere(aPolicy("south").zones("SA"));
        HandedOn token = handedOn(eu.arrive(job("1").subcloud("south")));
        assertEquals("SA-0", token.toCell());
    }

    @Test
    void shouldLookOnlyInItsOwnZoneWhereLadderIsGeoAgnosticAndTheSubcloudForbidsToLeaveIt() {
        everywhere(aPolicy("health").stayingInHomeZone());
        sa.with(aNode("brazilian").zone("SA").in("health"));
        na.with(american("american").in("health"));
        JobBuilder job = aJob("1")
                .ladder(
                        new LadderStep("SA-0", "SA", Rung.ANYWHERE),
                        new LadderStep("EU-0", "EU", Rung.ANYWHERE),
                        new LadderStep("NA-0", "NA", Rung.ANYWHERE))
                .zone("NA")
                .subcloud("health");
        HandedOn token = handedOn(sa.arrive(job));
        assertEquals("NA-0", token.toCell());
        assertEquals("american", assigned(na.receive(token)).node().id());
    }

    @Test
    void shouldNotServeInCellThatAChangedPolicyHasClosed() {
        everywhere(aPolicy("health"));
        na.with(american("member").in("health"));
        HandedOn token = handedOn(eu.arrive(job("1").subcloud("health")));
        na.with(aPolicy("health").version(2).stayingInHomeZone());
        Decision.Refused refused = refused(na.receive(token));
        assertEquals(Reason.NOTHING_ELIGIBLE, refused.reason());
        assertEquals(Optional.of(new NearestMiss("NA-0", Stage.JURISDICTION, 1)), refused.nearestMiss());
    }

    @Test
    void shouldNotServeFromLineOfCellThatAChangedPolicyHasClosed() {
        everywhere(aPolicy("health"));
        na.with(american("member").in("health"));
        Decision.Assigned filler =
                assigned(na.arrive(aJob("filler").ladder("NA-0").subcloud("health")));
        waiting(na.receive(
                handedOn(sa.receive(handedOn(na.receive(handedOn(eu.arrive(job("1").subcloud("health")))))))));
        na.with(aPolicy("health").version(2).stayingInHomeZone());
        assertEquals(List.of(), TestingCell.decisions(na.served(filler)));
    }

    @Test
    void shouldNotServeInCellThatIsNotOnTheLadder() {
        na.with(american("american"));
        HandedOn astray = handedOn(eu.arrive(aJob("1").ladder("EU-0", "SA-0")));
        assertEquals(
                Reason.NOTHING_ELIGIBLE,
                refused(sa.receive(handedOn(na.receive(astray)))).reason());
    }

    @Test
    void shouldKeepJurisdictionOnEveryRung() {
        na.with(american("american"));
        Decision.Refused refused =
                refused(sa.receive(handedOn(na.receive(handedOn(eu.arrive(job("1").countries("DE")))))));
        assertEquals(Optional.of(new NearestMiss("NA-0", Stage.JURISDICTION, 1)), refused.nearestMiss());
    }

    @Test
    void shouldBeginNextAttemptAtHome() {
        na.with(american("american"));
        Decision.Assigned assigned = assigned(na.receive(handedOn(eu.arrive(job("1")))));
        HandedOn again = handedOn(na.failed(assigned));
        assertEquals("EU-0", again.toCell());
        assertEquals(2, again.token().attempt());
        assertEquals(List.of(), again.token().visits());
        assertEquals(
                Optional.of(new VoidedAttempt(1, "american", TenancyEnd.OUTCOME)),
                again.token().voided());
        eu.with(aNode("european"));
        assertEquals(2, assigned(eu.receive(again)).token().attempt());
    }

    @Test
    void shouldIgnoreTokenOfJobThatItHolds() {
        na.with(american("american").slots(2));
        HandedOn token = handedOn(eu.arrive(job("1")));
        Decision.Assigned assigned = assigned(na.receive(token));
        assertEquals(List.of(), na.receive(token));
        na.served(assigned);
        assertEquals(List.of(), na.receive(token));
    }
}
