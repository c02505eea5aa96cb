package com.resultity.mesh.router.decide;

import static com.resultity.mesh.router.decide.TestingCell.assigned;
import static com.resultity.mesh.router.decide.TestingCell.decisions;
import static com.resultity.mesh.router.decide.TestingCell.refused;
import static com.resultity.mesh.router.decide.job.JobBuilder.aJob;
import static com.resultity.mesh.router.decide.nodes.NodeFactsBuilder.aNode;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.resultity.mesh.router.decide.Decision.Assigned;
import com.resultity.mesh.router.decide.admission.Reason;
import com.resultity.mesh.router.decide.eligibility.CellVisit;
import com.resultity.mesh.router.decide.job.JobBuilder;
import com.resultity.mesh.router.decide.ladder.VoidedAttempt;
import com.resultity.mesh.router.decide.tenancy.EndedTenancy;
import com.resultity.mesh.router.decide.tenancy.EndedTenancy.OutcomePosition;
import com.resultity.mesh.router.decide.tenancy.TenancyEnd;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What gateways say of attempts: theirs and live ones count, and no others. */
class CellOutcomeTest {

    private final TestingCell cell = TestingCell.inEurope();

    @Test
    void shouldFreeSlotAndNameTheOutcomeThatDidIt() {
        cell.with(aNode("node"));
        Assigned first = assigned(cell.arrive(aJob("1")));
        cell.outcome("0", 1, "node", "gateway-1", true);
        assertEquals(List.of(), decisions(cell.after(100).served(first)));
        assertEquals(0, cell.restart().load().busySlots());
        Assigned second = assigned(cell.arrive(aJob("2")));
        assertEquals(
                Optional.of(new EndedTenancy(
                        "1", 1, TenancyEnd.OUTCOME, JobBuilder.START + 100, Optional.of(new OutcomePosition(0, 1)))),
                second.previous());
    }

    @Test
    void shouldPlaceFailedJobOnAnotherNode() {
        cell.with(aNode("one").slots(9), aNode("two").slots(9));
        Assigned first = assigned(cell.arrive(aJob("1")));
        Assigned second = assigned(cell.failed(first));
        assertNotEquals(first.node().id(), second.node().id());
        assertEquals(2, second.token().attempt());
        assertEquals(
                Optional.of(new VoidedAttempt(1, first.node().id(), TenancyEnd.OUTCOME)),
                second.token().voided());
        assertEquals(
                List.of("EU-0"),
                second.token().visits().stream().map(CellVisit::cell).toList());
    }

    @Test
    void shouldPlaceFailedJobOnTheSameNodeWhereThereIsNoOther() {
        cell.with(aNode("only"));
        Assigned first = assigned(cell.arrive(aJob("1")));
        Assigned second = assigned(cell.failed(first));
        assertEquals("only", second.node().id());
        assertEquals(2, second.tenancy());
    }

    @Test
    void shouldRefuseJobThatWasTriedAsOftenAsIsAllowed() {
        TestingCell strict =
                new TestingCell("EU-0", TestingCell.settings(2, 10, 1_000, 300_000)).with(aNode("one"), aNode("two"));
        Assigned second = assigned(strict.failed(assigned(strict.arrive(aJob("1")))));
        assertEquals(2, second.token().attempt());
        Decision.Refused refused = refused(strict.failed(second));
        assertEquals(Reason.ATTEMPTS_EXHAUSTED, refused.reason());
        assertEquals(3, refused.token().attempt());
        assertEquals(2, refused.token().voided().orElseThrow().attempt());
        assertEquals(0, strict.load().busySlots());
    }

    @Test
    void shouldIgnoreOutcomeOfVoidAttempt() {
        cell.with(aNode("one"), aNode("two"));
        Assigned first = assigned(cell.arrive(aJob("1")));
        Assigned second = assigned(cell.failed(first));
        assertEquals(List.of(), cell.served(first));
        assertEquals(List.of(), cell.failed(first));
        assertEquals(1, cell.load().busySlots());
        cell.served(second);
        assertEquals(0, cell.load().busySlots());
    }

    @Test
    void shouldIgnoreOutcomeThatComesTwice() {
        cell.with(aNode("one"));
        Assigned first = assigned(cell.arrive(aJob("1")));
        cell.served(first);
        assigned(cell.arrive(aJob("2")));
        assertEquals(List.of(), cell.served(first));
        assertEquals(1, cell.load().busySlots());
    }

    /** No slot waits for it, and the node was let go before. */
    @Test
    void shouldIgnoreOutcomeThatComesTwiceAndOnceTheNodeHasLeft() {
        cell.with(aNode("one"));
        Assigned first = assigned(cell.arrive(aJob("1")));
        cell.served(first);
        cell.node(aNode("one").sequence(2).left());
        assertEquals(List.of(), cell.served(first));
    }

    @Test
    void shouldIgnoreOutcomeOfAnotherGateway() {
        cell.with(aNode("one"));
        assigned(cell.arrive(aJob("1").gateway("gateway-1")));
        assertEquals(List.of(), cell.outcome("1", 1, "one", "gateway-2", true));
        assertEquals(1, cell.load().busySlots());
    }

    @Test
    void shouldIgnoreOutcomeThatNamesAnotherNode() {
        cell.with(aNode("one"));
        assigned(cell.arrive(aJob("1")));
        assertEquals(List.of(), cell.outcome("1", 1, "two", "gateway-1", true));
    }

    @Test
    void shouldIgnoreOutcomeOfAttemptThatIsNotMadeYet() {
        cell.with(aNode("one"));
        assigned(cell.arrive(aJob("1")));
        assertEquals(List.of(), cell.outcome("1", 2, "one", "gateway-1", true));
    }

    @Test
    void shouldIgnoreOutcomeOfUnknownJob() {
        assertEquals(List.of(), cell.outcome("unheard-of", 1, "one", "gateway-1", true));
    }

    @Test
    void shouldIgnoreOutcomeOfJobThatWaits() {
        cell.with(aNode("one"));
        assigned(cell.arrive(aJob("1")));
        cell.arrive(aJob("2"));
        assertEquals(List.of(), cell.outcome("2", 1, "one", "gateway-1", true));
    }

    @Test
    void shouldIgnoreOutcomeAfterTheLeaseEnded() {
        cell.with(aNode("one"));
        Assigned first = assigned(cell.arrive(aJob("1").lease(1_000)));
        assertEquals(2, assigned(cell.tickAfter(1_000)).token().attempt());
        assertEquals(List.of(), cell.served(first));
    }
}
