package com.resultity.mesh.audit;

import static com.resultity.mesh.audit.Scenario.JOB;
import static com.resultity.mesh.testkit.records.Records.aRefusal;
import static com.resultity.mesh.testkit.records.Records.anExpiry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.schemas.DecisionReason;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.Stage;
import com.resultity.mesh.testkit.records.CellVisits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private final Scenario scenario = new Scenario();

    @Test
    void shouldAllowDenialWithoutFunnel() {
        scenario.decided(refusal(DecisionReason.ACCESS_DENIED));
        assertEquals(Map.of(), scenario.found());
    }

    @Test
    void shouldFindRefusalWithoutReason() {
        scenario.decided(refusal(null));
        assertUnexplained();
    }

    @Test
    void shouldFindRefusalForReasonThatIsNotKnown() {
        scenario.decided(refusal(DecisionReason.UNRECOGNISED));
        assertUnexplained();
    }

    @Test
    void shouldFindRefusalWithoutFunnel() {
        scenario.decided(refusal(DecisionReason.NOTHING_ELIGIBLE));
        assertUnexplained();
    }

    @Test
    void shouldFindExpiryForAnotherReason() {
        scenario.decided(anExpiry()
                .of(scenario.accepted(JOB))
                .reason(DecisionReason.LINE_FULL)
                .build());
        assertUnexplained();
    }

    @Test
    void shouldFindAssignmentWithoutFunnel() {
        scenario.served(scenario.assignment(scenario.accepted(JOB)).visits().build());
        assertUnexplained();
    }

    @Test
    void shouldFindAssignmentOfCellThatDidNotLook() {
        scenario.served(scenario.assignment(scenario.accepted(JOB))
                .visits(CellVisits.fitting("NA-0"))
                .build());
        assertUnexplained();
    }

    @Test
    void shouldFindAssignmentWhoseFunnelLeavesNobody() {
        scenario.served(scenario.assignment(scenario.accepted(JOB))
                .visits(CellVisits.until("EU-0", Stage.FREE_SLOT))
                .build());
        assertUnexplained();
    }

    @Test
    void shouldFindDecisionWithoutPositions() {
        scenario.served(scenario.assignment(scenario.accepted(JOB)).positions().build());
        assertUnexplained();
    }

    @Test
    void shouldFindDecisionWithoutExplanation() {
        RoutingDecision decision = scenario.assignment(scenario.accepted(JOB)).build();
        decision.setExplanation(" ");
        scenario.served(decision);
        assertUnexplained();
    }

    private RoutingDecision refusal(DecisionReason reason) {
        RoutingDecision refusal = aRefusal().of(scenario.accepted(JOB)).build();
        refusal.setReason(reason);
        refusal.setVisits(List.of());
        return refusal;
    }

    private void assertUnexplained() {
        assertEquals(Map.of(BreachKind.UNEXPLAINED, 1L), scenario.found());
    }
}
