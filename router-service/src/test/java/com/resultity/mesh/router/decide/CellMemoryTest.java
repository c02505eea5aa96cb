package com.resultity.mesh.router.decide;

import static com.resultity.mesh.router.decide.TestingCell.assigned;
import static com.resultity.mesh.router.decide.TestingCell.handedOn;
import static com.resultity.mesh.router.decide.TestingCell.refused;
import static com.resultity.mesh.router.decide.TestingCell.waiting;
import static com.resultity.mesh.router.decide.job.JobBuilder.START;
import static com.resultity.mesh.router.decide.job.JobBuilder.aJob;
import static com.resultity.mesh.router.decide.nodes.NodeFactsBuilder.aNode;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.decide.Effect.JobForgotten;
import com.resultity.mesh.router.decide.Effect.Repeated;
import com.resultity.mesh.router.decide.Effect.TooOldToKnow;
import com.resultity.mesh.router.decide.job.JobBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A request that comes again is decided once: while its job is open, when it is decided, and when it is long forgotten. */
class CellMemoryTest {

    private static final long MEMORY = 300_000;

    private final TestingCell cell = TestingCell.inEurope().with(aNode("node"));

    private static List<String> forgotten(List<Effect> effects) {
        return effects.stream()
                .filter(JobForgotten.class::isInstance)
                .map(effect -> ((JobForgotten) effect).jobId())
                .toList();
    }

    @Test
    void shouldRepeatDecisionOfJobThatIsHeld() {
        assigned(cell.arrive(aJob("1")));
        assertEquals(List.of(new Repeated("1")), cell.arrive(aJob("1").requestedAt(START + 5)));
    }

    @Test
    void shouldRepeatDecisionOfServedJob() {
        cell.served(assigned(cell.arrive(aJob("1"))));
        assertEquals(List.of(new Repeated("1")), cell.arrive(aJob("1")));
    }

    @Test
    void shouldRepeatRefusal() {
        refused(cell.arrive(aJob("1").model("unheard-of")));
        cell.with(aNode("late").models("unheard-of"));
        assertEquals(List.of(new Repeated("1")), cell.arrive(aJob("1").model("unheard-of")));
    }

    @Test
    void shouldIgnoreRequestOfJobThatWaits() {
        assigned(cell.arrive(aJob("filler")));
        waiting(cell.arrive(aJob("1")));
        assertEquals(List.of(), cell.arrive(aJob("1")));
        assertEquals(1, cell.load().waiting());
    }

    @Test
    void shouldAskTheCellThatAJobWentToWhenItComesAgain() {
        assigned(cell.arrive(aJob("filler")));
        TestingCell other = new TestingCell("NA-0", CellSettings.defaults()).with(aNode("other"));
        Decision.Assigned placed =
                assigned(other.receive(handedOn(cell.arrive(aJob("1").ladder("EU-0", "NA-0")))));
        List<Effect> asked = cell.arrive(aJob("1").ladder("EU-0", "NA-0"));
        assertEquals(1, asked.size());
        Effect.AskedAgain question = assertInstanceOf(Effect.AskedAgain.class, asked.get(0));
        assertEquals("NA-0", question.toCell());
        assertEquals(List.of(new Repeated("1")), other.receive(question));
        other.served(placed);
        assertEquals(List.of(new Repeated("1")), other.receive(question));
    }

    @Test
    void shouldNotRepeatDecisionOfAttemptThatIsVoid() {
        cell.with(aNode("other"));
        Decision.Assigned held = assigned(cell.arrive(aJob("1")));
        assigned(cell.arrive(aJob("2")));
        cell.node(aNode(held.node().id()).silent().sequence(2));
        assertEquals(1, cell.load().waiting());
        assertEquals(List.of(), cell.arrive(aJob("1")));
    }

    @Test
    void shouldForgetByTheTimesInsideIdsAndNotByTheClock() {
        cell.served(assigned(cell.arrive(aJob("1"))));
        cell.after(10 * MEMORY);
        assertEquals(List.of(new Repeated("1")), cell.arrive(aJob("1")));
        assertEquals(List.of(), forgotten(cell.arrive(aJob("2").at(START + MEMORY))));
        assertEquals(List.of("1"), forgotten(cell.arrive(aJob("3").at(START + MEMORY + 1))));
        assertEquals(Optional.empty(), cell.remembered("1"));
    }

    @Test
    void shouldSetAsideWhatIsTooOldToKnow() {
        cell.served(assigned(cell.arrive(aJob("1"))));
        cell.arrive(aJob("2").at(START + MEMORY + 1));
        assertEquals(List.of(new TooOldToKnow("1")), cell.arrive(aJob("1")));
        assertEquals(List.of(new TooOldToKnow("never-seen")), cell.arrive(aJob("never-seen")));
    }

    @Test
    void shouldNotTakeLateRepeatOfForgottenJobForANewOne() {
        cell.served(assigned(cell.arrive(aJob("1"))));
        cell.arrive(aJob("2").at(START + MEMORY + 60_000));
        // The broker took the repeat two minutes after the first: a request that young is not too old, but its job is.
        assertEquals(List.of(new TooOldToKnow("1")), cell.arrive(aJob("1").requestedAt(START + 120_000)));
    }

    @Test
    void shouldRememberJobForAsLongAsItIsOpen() {
        Decision.Assigned held = assigned(cell.arrive(aJob("1").lease(100 * MEMORY)));
        assertEquals(List.of(), forgotten(cell.arrive(aJob("2").at(START + 2 * MEMORY))));
        assertEquals(List.of(new Repeated("1")), cell.arrive(aJob("1")));
        cell.served(held);
        assertTrue(forgotten(cell.arrive(aJob("3").at(START + 4 * MEMORY))).contains("1"));
    }

    @Test
    void shouldNotEndAnAttemptWithTheLeaseOfTheOneBeforeIt() {
        cell.with(aNode("other"));
        Decision.Assigned first = assigned(cell.arrive(aJob("1").lease(10_000)));
        cell.after(4_000);
        assertEquals(2, assigned(cell.failed(first)).token().attempt());

        assertEquals(List.of(), cell.tickAfter(6_000));
        assertEquals(3, assigned(cell.tickAfter(4_000)).token().attempt());
    }

    /** Their leases end an hour later, and nobody waits for that. */
    @Test
    void shouldForgetTheLeasesOfJobsThatWereServed() {
        for (int number = 0; number < 2 * Deadlines.FEW; number++) {
            cell.served(assigned(cell.arrive(aJob("job-" + number).lease(3_600_000))));
        }
        assertTrue(cell.awaited() <= Deadlines.FEW + 1, () -> cell.awaited() + " are awaited");
    }

    @Test
    void shouldForgetJobsThatAreOnlyEverHandedToIt() {
        TestingCell home = new TestingCell("NA-0", CellSettings.defaults());
        JobBuilder job = aJob("1").ladder("NA-0", "EU-0");
        cell.served(assigned(cell.receive(handedOn(home.arrive(job)))));
        JobBuilder later = aJob("2").at(START + MEMORY + 1).ladder("NA-0", "EU-0");
        assertEquals(List.of("1"), forgotten(cell.receive(handedOn(home.arrive(later)))));
    }

    @Test
    void shouldRepeatAndForgetAlikeAfterRestart() {
        cell.served(assigned(cell.arrive(aJob("1"))));
        assigned(cell.arrive(aJob("2").at(START + MEMORY).lease(100 * MEMORY)));
        cell.restart();
        assertEquals(List.of(new Repeated("1")), cell.arrive(aJob("1")));
        assertEquals(List.of(new TooOldToKnow("0")), cell.arrive(aJob("0").at(START - 1)));
        assertEquals(List.of("1"), forgotten(cell.arrive(aJob("3").at(START + MEMORY + 1))));
    }
}
