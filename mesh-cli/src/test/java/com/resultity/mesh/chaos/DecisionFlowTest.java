package com.resultity.mesh.chaos;

import static com.resultity.mesh.testkit.records.Records.anAssignment;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.schemas.RoutingDecision;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionFlowTest {

    private long now = 1_000;
    private final DecisionFlow flow = new DecisionFlow(() -> now);

    @Test
    void shouldRecoverWhenEachCellHasADecisionForAJobSentSince() {
        decided("EU-0", 900);
        decided("NA-0", 950);
        flow.interrupt();

        now = 1_500;
        decided("EU-0", 1_100);
        assertEquals(Set.of("NA-0"), flow.silent());
        assertEquals(Optional.empty(), flow.recovery());

        now = 3_900;
        decided("NA-0", 1_200);
        now = 4_000;
        decided("NA-0", 3_950);
        assertEquals(Optional.of(new DecisionFlow.Recovery("NA-0", 2_900)), flow.recovery());
    }

    @Test
    void shouldNotTakeADecisionForAJobSentBeforeForARecovery() {
        decided("EU-0", 900);
        flow.interrupt();

        now = 1_100;
        decided("EU-0", 990);

        assertEquals(Set.of("EU-0"), flow.silent());
    }

    @Test
    void shouldBeginAnewWithTheNextInterruption() {
        decided("EU-0", 900);
        flow.interrupt();
        decided("EU-0", 1_001);
        now = 2_000;
        flow.interrupt();

        assertEquals(Set.of("EU-0"), flow.silent());
    }

    private void decided(String homeCell, long requestedAt) {
        flow.decided(RoutingDecision.newBuilder(anAssignment().build())
                .setHomeCell(homeCell)
                .setRequestedAt(requestedAt)
                .build());
    }
}
