package com.resultity.mesh.router.decide;

import static com.resultity.mesh.router.decide.TestingCell.assigned;
import static com.resultity.mesh.router.decide.job.JobBuilder.aJob;
import static com.resultity.mesh.router.decide.nodes.NodeFactsBuilder.aNode;
import static com.resultity.mesh.router.decide.policy.PolicyBuilder.aPolicy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.router.decide.Suitability.Failure;
import com.resultity.mesh.router.decide.eligibility.Stage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How one node fares with a job: every rule that it fails is told, and not only the first. */
class SuitabilityTest {

    private final TestingCell cell = TestingCell.inEurope().with(aPolicy("health"));

    @Test
    void shouldTellEveryRuleThatANodeFails() {
        cell.with(aNode("node").trust(1).country("US"));
        assigned(cell.arrive(aJob("filler")));
        assertEquals(
                new Suitability(
                        Optional.empty(),
                        true,
                        List.of(
                                new Failure(Stage.POOL, "is no active member of health"),
                                new Failure(Stage.MODEL, "has not loaded other"),
                                new Failure(
                                        Stage.JURISDICTION,
                                        "is in US, zone EU, outside what the job and its pool allow"),
                                new Failure(Stage.TRUST, "has trust level 1, below 3"),
                                new Failure(Stage.FREE_SLOT, "has no free slot: 1 of 1 are held"))),
                cell.suitabilityOf(
                        "node",
                        aJob("1")
                                .subcloud("health")
                                .model("other")
                                .countries("DE")
                                .trust(3)));
    }

    @Test
    void shouldTellOnlyWhatANodeFails() {
        cell.with(aNode("node").in("health").trust(1));
        assertEquals(
                new Suitability(
                        Optional.empty(), true, List.of(new Failure(Stage.TRUST, "has trust level 1, below 2"))),
                cell.suitabilityOf("node", aJob("1").subcloud("health").trust(2)));
        assertEquals(
                new Suitability(Optional.empty(), true, List.of()),
                cell.suitabilityOf("node", aJob("1").subcloud("health").trust(1)));
    }

    @Test
    void shouldTellThatTheJobIsNotAdmittedAndWhatTheNodeFailsBesides() {
        cell.with(aNode("node"));
        assertEquals(
                new Suitability(
                        Optional.of("Refused: no Subcloud nowhere is known."),
                        true,
                        List.of(
                                new Failure(Stage.MODEL, "has not loaded other"),
                                new Failure(Stage.TRUST, "has trust level 2, below 3"))),
                cell.suitabilityOf(
                        "node", aJob("1").subcloud("nowhere").model("other").trust(3)));
    }

    @Test
    void shouldTellOfANodeThatIsNotHere() {
        assertEquals(new Suitability(Optional.empty(), false, List.of()), cell.suitabilityOf("node", aJob("1")));
    }
}
