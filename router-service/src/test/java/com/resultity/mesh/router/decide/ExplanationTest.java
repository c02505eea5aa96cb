package com.resultity.mesh.router.decide;

import static com.resultity.mesh.router.decide.TestingCell.assigned;
import static com.resultity.mesh.router.decide.TestingCell.expired;
import static com.resultity.mesh.router.decide.TestingCell.handedOn;
import static com.resultity.mesh.router.decide.TestingCell.refused;
import static com.resultity.mesh.router.decide.job.JobBuilder.aJob;
import static com.resultity.mesh.router.decide.nodes.NodeFactsBuilder.aNode;
import static com.resultity.mesh.router.decide.policy.PolicyBuilder.aPolicy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.router.decide.Effect.Purpose;
import com.resultity.mesh.router.decide.job.JobBuilder;
import com.resultity.mesh.router.decide.ladder.Token;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private final TestingCell cell = TestingCell.inEurope();

    @Test
    void shouldSayWhichNodeAndHowManyWereEligible() {
        cell.with(aNode("node").slots(4), aNode("other-model").models("other"));
        assertEquals(
                "Node node in DE, in its home zone, slot 1 of 4: the only one eligible among 2 nodes of EU-0.",
                Explanation.of(assigned(cell.arrive(aJob("1")))));
    }

    @Test
    void shouldSayWhichAttemptItReplaces() {
        cell.with(aNode("node"));
        Decision.Assigned first = assigned(cell.arrive(aJob("1")));
        cell.with(aNode("other"));
        assertEquals(
                "Node other in DE, in its home zone, slot 1 of 1: the only one eligible among 2 nodes of EU-0,"
                        + " after attempt 1 on node went silent.",
                Explanation.of(assigned(cell.node(aNode("node").silent().sequence(2)))));
        assertEquals("node", first.node().id());
    }

    @Test
    void shouldSayThatItOverflowed() {
        cell.with(aNode("node"), aNode("busy").silent());
        Token left = assigned(cell.arrive(aJob("1").ladder("EU-0", "NA-0"))).token();
        TestingCell american = new TestingCell("NA-0", CellSettings.defaults())
                .with(aNode("american").zone("NA").country("US"));
        assertEquals(
                "Node american in US, in another zone, slot 1 of 1: the only one eligible among 1 nodes of NA-0,"
                        + " after it overflowed to NA-0 with 1 of 1 nodes of EU-0 free.",
                Explanation.of(assigned(american.receive(left.handedOn(), Purpose.LOOK))));
    }

    @Test
    void shouldSayThatItWasOnItsWayWhenItsDeadlineCame() {
        cell.with(aNode("node"));
        Token left = assigned(
                        cell.arrive(aJob("1").deadline(JobBuilder.START + 1_000).ladder("EU-0", "NA-0")))
                .token();
        TestingCell american = new TestingCell("NA-0", CellSettings.defaults()).with(aNode("american"));
        american.after(1_000);
        assertEquals(
                "Expired: it overflowed from EU-0, and no other cell looked before its deadline.",
                Explanation.of(expired(american.receive(left.handedOn(), Purpose.LOOK))));
    }

    @Test
    void shouldNameTheNearestMiss() {
        cell.with(aNode("node").country("US"));
        assertEquals(
                "Refused: no node of the global pool is eligible in EU-0;"
                        + " nearest miss: 1 node of EU-0 would do but for jurisdiction.",
                Explanation.of(refused(cell.arrive(aJob("1").countries("DE")))));
    }

    @Test
    void shouldSayThatNoSingleStageKeptItOut() {
        assertEquals(
                "Refused: no node of the global pool is eligible in EU-0; no single stage kept it out.",
                Explanation.of(refused(cell.arrive(aJob("1")))));
    }

    @Test
    void shouldSayWhoIsNotAllowed() {
        assertEquals(
                "Refused: no Subcloud health is known.",
                Explanation.of(refused(cell.arrive(aJob("1").subcloud("health")))));
        cell.with(aPolicy("health").grantNeeded());
        assertEquals(
                "Refused: tenant tenant-a holds no grant for health.",
                Explanation.of(refused(cell.arrive(aJob("2").subcloud("health")))));
    }

    @Test
    void shouldNameEveryCellThatLooked() {
        TestingCell other = new TestingCell("NA-0", CellSettings.defaults());
        assertEquals(
                "Refused: no node of the global pool is eligible in EU-0, NA-0; no single stage kept it out.",
                Explanation.of(
                        refused(other.receive(handedOn(cell.arrive(aJob("1").ladder("EU-0", "NA-0")))))));
    }

    @Test
    void shouldSayWhereItWaitedInVain() {
        cell.with(aNode("node"));
        assigned(cell.arrive(aJob("filler")));
        cell.arrive(aJob("1").patience(1_000));
        assertEquals(
                "Expired: no slot came free in EU-0 before its patience ended.",
                Explanation.of(expired(cell.tickAfter(1_000))));
    }

    @Test
    void shouldSayThatItsDeadlineCameAndNotThatItsPatienceEnded() {
        cell.with(aNode("node"));
        assigned(cell.arrive(aJob("filler")));
        cell.arrive(aJob("1").patience(5_000).deadline(cell.now() + 1_000));
        assertEquals(
                "Expired: no slot came free in EU-0 before its deadline.",
                Explanation.of(expired(cell.tickAfter(1_000))));
        assertEquals(
                "Expired: no slot came free in any cell before its deadline.",
                Explanation.of(expired(cell.arrive(aJob("2").patience(0).deadline(cell.now())))));
    }

    @Test
    void shouldSayThatItWasTriedOftenEnough() {
        TestingCell once = new TestingCell("EU-0", TestingCell.settings(1, 10, 1_000, 300_000)).with(aNode("node"));
        assertEquals(
                "Refused, after attempt 1 on node failed: it was tried as often as is allowed.",
                Explanation.of(refused(once.failed(assigned(once.arrive(aJob("1")))))));
    }
}
