package com.resultity.mesh.router.decide;

import static com.resultity.mesh.router.decide.TestingCell.assigned;
import static com.resultity.mesh.router.decide.TestingCell.decisions;
import static com.resultity.mesh.router.decide.TestingCell.expired;
import static com.resultity.mesh.router.decide.TestingCell.refused;
import static com.resultity.mesh.router.decide.TestingCell.waiting;
import static com.resultity.mesh.router.decide.job.JobBuilder.START;
import static com.resultity.mesh.router.decide.job.JobBuilder.aJob;
import static com.resultity.mesh.router.decide.nodes.NodeFactsBuilder.aNode;
import static com.resultity.mesh.router.decide.policy.PolicyBuilder.aPolicy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.decide.Decision.Assigned;
import com.resultity.mesh.router.decide.admission.Reason;
import com.resultity.mesh.router.decide.ladder.VoidedAttempt;
import com.resultity.mesh.router.decide.nodes.NodeFactsBuilder;
import com.resultity.mesh.router.decide.nodes.NodeVersions;
import com.resultity.mesh.router.decide.policy.Grant;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy.Isolation;
import com.resultity.mesh.router.decide.tenancy.EndedTenancy;
import com.resultity.mesh.router.decide.tenancy.TenancyEnd;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nodes that go silent, leave, start again, or offer more or fewer slots, with jobs on them. */
class CellNodeChangeTest {

    private static final long LEASE = 60_000;

    private final TestingCell cell = TestingCell.inEurope();

    /** Another node, busy for long, so that a job whose attempt is void has something to wait for. */
    private void busyElsewhere() {
        cell.with(aNode("busy"));
        assigned(cell.arrive(aJob("filler").lease(1_000_000)));
    }

    private Assigned place(String job) {
        return assigned(cell.arrive(aJob(job).patience(1_000_000).lease(LEASE)));
    }

    @Test
    void shouldPlaceJobsOfSilentNodeAgainOnAnother() {
        cell.with(aNode("node"));
        Assigned first = place("1");
        cell.with(aNode("other"));
        Assigned second = assigned(cell.after(10).node(aNode("node").silent().sequence(2)));
        assertEquals("other", second.node().id());
        assertEquals(2, second.token().attempt());
        assertEquals(
                Optional.of(new VoidedAttempt(1, first.node().id(), TenancyEnd.NODE_SILENT)),
                second.token().voided());
    }

    @Test
    void shouldPlaceEveryJobOfSilentNodeAgain() {
        cell.with(aNode("node").slots(3));
        List.of("1", "2", "3").forEach(this::place);
        cell.with(aNode("other").slots(2));
        List<Effect> effects = cell.node(aNode("node").slots(3).silent().sequence(2));
        assertEquals(2, decisions(effects).size());
        assertEquals(1, cell.load().waiting());
    }

    @Test
    void shouldNotGiveSlotOfSilentNodeAwayBeforeItsLeaseEnds() {
        busyElsewhere();
        cell.with(aNode("node"));
        place("1");
        assertEquals(
                List.of(),
                decisions(cell.after(1_000).node(aNode("node").silent().sequence(2))));
        assertEquals(1, cell.load().waiting());
        assertEquals(List.of(), decisions(cell.after(1_000).node(aNode("node").sequence(3))));
        assertEquals(List.of(), cell.tickAfter(LEASE - 2_001));
        Assigned again = assigned(cell.tickAfter(1));
        assertEquals(2, again.token().attempt());
        assertEquals(START + LEASE, cell.now());
        assertEquals(
                Optional.of(new EndedTenancy("1", 1, TenancyEnd.NODE_SILENT, START + 1_000, Optional.empty())),
                again.previous());
        assertEquals(2, again.tenancy());
    }

    @Test
    void shouldCountBlockedSlotAsBusy() {
        cell.with(aNode("node").slots(2));
        place("1");
        refused(cell.node(aNode("node").slots(2).silent().sequence(2)));
        cell.node(aNode("node").slots(2).sequence(3));
        assertEquals(2, cell.load().slots());
        assertEquals(1, cell.load().busySlots());
        assertEquals(1, place("2").slot());
        waiting(cell.arrive(aJob("3")));
    }

    @Test
    void shouldUnblockSlotsWhenNodeStartsAgain() {
        busyElsewhere();
        cell.with(aNode("node").bootEpoch(1));
        place("1");
        cell.node(aNode("node").bootEpoch(1).silent().sequence(2));
        Assigned again = assigned(cell.after(5_000).node(aNode("node").bootEpoch(2)));
        assertEquals(2, again.token().attempt());
        assertEquals(0, again.slot());
        assertEquals(2, again.node().bootEpoch());
    }

    @Test
    void shouldVoidWhatNodeHeldBeforeItStartedAgain() {
        cell.with(aNode("node").bootEpoch(1).sequence(90).slots(2));
        place("1");
        place("2");
        List<Decision> decisions =
                decisions(cell.node(aNode("node").bootEpoch(2).sequence(1).slots(2)));
        assertEquals(2, decisions.size());
        for (Decision decision : decisions) {
            Assigned again = (Assigned) decision;
            assertEquals(2, again.token().attempt());
            assertEquals(2, again.tenancy());
            assertEquals(
                    TenancyEnd.NODE_RESTARTED, again.previous().orElseThrow().end());
            assertEquals(
                    TenancyEnd.NODE_RESTARTED,
                    again.token().voided().orElseThrow().end());
        }
    }

    @Test
    void shouldNotGiveJobToNodeThatStartsAgainSilent() {
        busyElsewhere();
        cell.with(aNode("node").bootEpoch(1));
        place("1");
        assertEquals(List.of(), decisions(cell.node(aNode("node").bootEpoch(2).silent())));
        assertEquals(
                2,
                assigned(cell.node(aNode("node").bootEpoch(2).sequence(2)))
                        .token()
                        .attempt());
    }

    @Test
    void shouldPlaceJobsOfNodeThatLeftAgainAndBlockItsSlots() {
        cell.with(aNode("node"));
        place("1");
        Decision.Refused refused = refused(cell.node(aNode("node").left().sequence(2)));
        assertEquals(2, refused.token().attempt());
        assertEquals(
                TenancyEnd.NODE_LEFT, refused.token().voided().orElseThrow().end());
        cell.after(1_000).node(aNode("node").sequence(3));
        waiting(cell.arrive(aJob("2").at(START + 1_000).patience(LEASE)));
        Assigned next = assigned(cell.tickAfter(LEASE - 1_000));
        assertEquals("2", next.token().job().id());
        assertEquals(2, next.tenancy());
    }

    @Test
    void shouldDrainRatherThanOverrunWhenFewerSlotsAreOffered() {
        cell.with(aNode("node").slots(3));
        List<Assigned> held = List.of(place("1"), place("2"), place("3"));
        assertEquals(List.of(), decisions(cell.node(aNode("node").slots(1).sequence(2))));
        waiting(cell.arrive(aJob("4").patience(1_000_000)));
        assertEquals(List.of(), decisions(cell.served(held.get(0))));
        assertEquals(List.of(), decisions(cell.served(held.get(1))));
        Assigned next = assigned(cell.served(held.get(2)));
        assertEquals(0, next.slot());
        assertEquals(1, next.slots());
    }

    @Test
    void shouldKeepTheLowestSlotsWhenFewerAreOffered() {
        cell.with(aNode("node").slots(3));
        Assigned first = place("1");
        place("2");
        Assigned third = place("3");
        assertEquals(2, third.slot());
        cell.node(aNode("node").slots(2).sequence(2));
        cell.served(first);
        waiting(cell.arrive(aJob("4").patience(1_000_000)));
        assertEquals(0, assigned(cell.served(third)).slot());
    }

    @Test
    void shouldServeLineWhenMoreSlotsAreOffered() {
        cell.with(aNode("node"));
        place("1");
        waiting(cell.arrive(aJob("2")));
        Assigned next = assigned(cell.node(aNode("node").slots(2).sequence(2)));
        assertEquals(1, next.slot());
        assertEquals(1, next.tenancy());
    }

    @Test
    void shouldNeverCountTenanciesAnew() {
        cell.with(aNode("node").slots(2));
        cell.served(place("1"));
        cell.node(aNode("node").slots(0).sequence(2));
        cell.node(aNode("node").left().sequence(3));
        cell.node(aNode("node").slots(2).bootEpoch(5));
        Assigned next = place("2");
        assertEquals(2, next.tenancy());
        assertEquals("1", next.previous().orElseThrow().jobId());
    }

    @Test
    void shouldPassOverWhatRestsOnAnOlderHeartbeat() {
        cell.with(aNode("node").bootEpoch(2).sequence(10));
        assertFalse(cell.accepts(aNode("node").bootEpoch(2).sequence(9).slots(9)));
        assertFalse(cell.accepts(aNode("node").bootEpoch(1).sequence(99).slots(9)));
        assertTrue(cell.accepts(aNode("node").bootEpoch(2).sequence(10)));
        assertTrue(cell.accepts(aNode("node").bootEpoch(3).sequence(1)));
        assertEquals(1, cell.load().slots());
    }

    @Test
    void shouldNotTakeBackNodeThatLeftForWhatIsOlder() {
        cell.with(aNode("node").bootEpoch(2).sequence(10));
        cell.node(aNode("node").left().bootEpoch(2).sequence(11));
        assertFalse(cell.accepts(aNode("node").bootEpoch(2).sequence(10)));
        assertEquals(0, cell.load().nodes());
        cell.restart();
        assertFalse(cell.accepts(aNode("node").bootEpoch(1).sequence(12)));
        assertTrue(cell.accepts(aNode("node").bootEpoch(2).sequence(11)));
        assertEquals(1, cell.load().nodes());
    }

    @Test
    void shouldNotVoidAnythingWhenNodeChangesInWhatTheJobDoesNotAskFor() {
        cell.with(aNode("node").slots(2));
        place("1");
        assertEquals(
                List.of(),
                cell.node(aNode("node").slots(1).sequence(2).trust(0).models().country("FR")));
    }

    @Test
    void shouldPlaceAgainWhatAnExpelledNodeHolds() {
        cell.with(aPolicy("health"))
                .with(
                        aNode("node").in("health", "company"),
                        aNode("other").in("health").silent());
        assigned(cell.arrive(aJob("1").subcloud("health")));
        cell.node(aNode("other").in("health").sequence(2));
        Assigned again = assigned(cell.node(aNode("node").in("company").sequence(2)));
        assertEquals("other", again.node().id());
        assertEquals(
                Optional.of(new VoidedAttempt(1, "node", TenancyEnd.NODE_EXPELLED)),
                again.token().voided());
    }

    @Test
    void shouldPlaceAgainWhatLeavesItsCountriesAlthoughItsGrantHasEnded() {
        cell.with(aPolicy("health").grantNeeded())
                .withGrant("health", "tenant-a", 1)
                .with(aNode("node").in("health"));
        assigned(cell.arrive(aJob("1").subcloud("health").countries("DE")));
        cell.policies().remove(new Grant.Key("health", Grant.SubjectKind.TENANT, "tenant-a"));
        assertEquals(
                Reason.ACCESS_DENIED,
                refused(cell.node(aNode("node").in("health").country("US").sequence(2)))
                        .reason());
    }

    @Test
    void shouldGiveASlotBackAtItsDeadlineHoweverLateSomebodyLooks() {
        cell.with(aNode("node").slots(2));
        place("1");
        cell.after(1_000);
        place("2");
        cell.node(aNode("node").slots(2).silent().sequence(2));
        cell.node(aNode("node").slots(2).sequence(3));
        assertEquals(2, cell.load().busySlots());
        waiting(cell.arrive(aJob("3").patience(60_500)));
        // The first slot is blocked until 60 s, the second until 61 s, and the third job waits until 60.5 s.
        List<Effect> late = cell.tickAfter(120_000);
        assertEquals("3", assigned(late).token().job().id());
        assertEquals(0, assigned(late).slot());
    }

    @Test
    void shouldPlaceAgainWhatANodeHoldsThatLosesItsStanding() {
        cell.with(aNode("node"));
        place("1");
        cell.with(aNode("other"));
        Assigned again = assigned(cell.node(aNode("node").badStanding().sequence(2)));
        assertEquals("other", again.node().id());
        assertEquals(
                Optional.of(new VoidedAttempt(1, "node", TenancyEnd.STANDING_LOST)),
                again.token().voided());
    }

    @Test
    void shouldGiveBackASlotWhenALateOutcomeTellsThatItsNodeIsDone() {
        cell.with(aNode("node"));
        Assigned first = place("1");
        cell.node(aNode("node").silent().sequence(2));
        cell.node(aNode("node").sequence(3));
        waiting(cell.arrive(aJob("2")));
        Assigned second = assigned(cell.outcome("1", 1, "node", "gateway-1", true));
        assertEquals("2", second.token().job().id());
        EndedTenancy previous = second.previous().orElseThrow();
        assertEquals(TenancyEnd.NODE_SILENT, previous.end());
        assertTrue(previous.outcome().isPresent());
        assertEquals("node", first.node().id());
    }

    @Test
    void shouldNotBelieveAStrangerThatAVoidAttemptIsDone() {
        cell.with(aNode("node"));
        place("1");
        cell.node(aNode("node").silent().sequence(2));
        cell.node(aNode("node").sequence(3));
        waiting(cell.arrive(aJob("2")));
        assertEquals(List.of(), cell.outcome("1", 1, "node", "gateway-2", true));
        assertEquals(List.of(), cell.outcome("1", 2, "node", "gateway-1", true));
    }

    @Test
    void shouldLetGoOfANodeThatMovesOnceItHoldsNothing() {
        cell.with(aNode("node").slots(2));
        Assigned held = place("1");
        assertEquals(
                List.of(), cell.node(aNode("node").slots(2).movingTo("NA-0", 5).sequence(2)));
        waiting(cell.arrive(aJob("2")));
        List<Effect> released = cell.served(held);
        assertTrue(
                released.contains(new Effect.NodeReleased("node", new NodeVersions(1, 1, 5, 0))), released::toString);
        assertEquals(List.of(), TestingCell.decisions(released));
    }

    @Test
    void shouldEndAttemptWithItsLease() {
        cell.with(aNode("node"));
        place("1");
        cell.with(aNode("other"));
        assertEquals(List.of(), cell.tickAfter(LEASE - 1));
        Assigned again = assigned(cell.tickAfter(1));
        assertEquals("other", again.node().id());
        assertEquals(
                TenancyEnd.LEASE_ENDED, again.token().voided().orElseThrow().end());
        Assigned next = place("2");
        assertEquals("node", next.node().id());
        assertEquals(
                Optional.of(new EndedTenancy("1", 1, TenancyEnd.LEASE_ENDED, START + LEASE, Optional.empty())),
                next.previous());
    }

    @Test
    void shouldGiveSlotWhoseLeaseEndedToTheLine() {
        cell.with(aNode("node").slots(2));
        place("1");
        place("2");
        cell.node(aNode("node").slots(2).sequence(2).models("other"));
        waiting(cell.arrive(aJob("3").model("other").patience(1_000_000)));
        List<Decision> decisions = decisions(cell.tickAfter(LEASE));
        assertEquals(
                List.of("3"),
                decisions.stream()
                        .filter(Assigned.class::isInstance)
                        .map(decision -> decision.token().job().id())
                        .toList());
    }

    @Test
    void shouldBeginPatienceAnewForNextAttempt() {
        busyElsewhere();
        cell.with(aNode("node"));
        assigned(cell.arrive(aJob("1").patience(5_000).lease(LEASE)));
        cell.after(30_000).node(aNode("node").silent().sequence(2));
        assertEquals(1, cell.load().waiting());
        assertEquals(List.of(), cell.tickAfter(4_999));
        Decision.Expired expired = expired(cell.tickAfter(1));
        assertEquals(2, expired.token().attempt());
    }

    @Test
    void shouldTakeAllMembersOutOfTheGlobalPoolBeforeAnyOfTheirJobsIsPlacedAgain() {
        cell.with(aPolicy("company"));
        cell.with(aNode("one").slots(2).in("company"), aNode("two").slots(2).in("company"));
        List.of("1", "2").forEach(this::place);
        cell.with(aPolicy("company").isolating(Isolation.REPLACE));
        List<Decision> decisions = decisions(cell.isolationChanged(
                aNode("one").slots(2).in("company"), aNode("two").slots(2).in("company")));
        assertEquals(2, decisions.size());
        decisions.forEach(decision ->
                assertEquals(Reason.NOTHING_ELIGIBLE, ((Decision.Refused) decision).reason(), decision.toString()));
    }

    @Test
    void shouldPlaceGlobalJobsAgainWhereASecondSubcloudWantsThatAfterAFirstLetThemFinish() {
        NodeFactsBuilder member = aNode("node").slots(2).in("company", "health");
        cell.with(aPolicy("company"), aPolicy("health"));
        cell.with(member);
        place("1");
        cell.with(aPolicy("company").isolating(Isolation.FINISH));
        assertEquals(List.of(), cell.isolationChanged(member));
        cell.with(aPolicy("health").isolating(Isolation.REPLACE));
        assertEquals(2, refused(cell.isolationChanged(member)).token().attempt());
        assertEquals(List.of(), cell.isolationChanged(member));
    }

    @Test
    void shouldPlaceGlobalJobsAgainWhereASubcloudLetsThemFinishNoMore() {
        NodeFactsBuilder member = aNode("node").slots(2).in("company");
        cell.with(aPolicy("company").isolating(Isolation.FINISH));
        cell.with(aNode("node").slots(2));
        place("1");
        assertEquals(List.of(), decisions(cell.node(member.isolated().sequence(2))));
        cell.with(aPolicy("company").isolating(Isolation.REPLACE));
        assertEquals(2, refused(cell.isolationChanged(member)).token().attempt());
    }

    /** The node's own record follows the policy, and says until then that it is isolated. */
    @Test
    void shouldLetGlobalJobsFinishWhereNobodyIsolatesTheNodeAnyMore() {
        NodeFactsBuilder member = aNode("node").slots(2).in("company");
        cell.with(aPolicy("company").isolating(Isolation.FINISH));
        cell.with(aNode("node").slots(2));
        place("1");
        cell.node(member.isolated().sequence(2));
        cell.with(aPolicy("company"));
        assertEquals(List.of(), decisions(cell.isolationChanged(member)));
        assertEquals(
                List.of(),
                decisions(cell.node(aNode("node").slots(2).in("company").sequence(3))));
    }

    @Test
    void shouldLeaveTheGlobalPoolAndComeBackWithThePolicyAlone() {
        cell.with(aPolicy("company"));
        cell.with(aNode("member").slots(2).in("company"));
        cell.with(aPolicy("company").isolating(Isolation.FINISH));
        assertEquals(List.of(), cell.isolationChanged(aNode("member").slots(2).in("company")));
        refused(cell.arrive(aJob("1")));
        cell.restart();
        refused(cell.arrive(aJob("2")));
        cell.with(aPolicy("company"));
        cell.isolationChanged(aNode("member").slots(2).in("company"));
        assigned(cell.arrive(aJob("3")));
    }
}
