package com.resultity.mesh.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.replay.ReplayPlan;
import com.resultity.mesh.simulate.Arrival;
import com.resultity.mesh.simulate.PlannedNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoPlanTest {

    @Test
    void shouldBeTheSameForTheSameSeed() {
        assertEquals(DemoPlan.draw(7, 60, 60), DemoPlan.draw(7, 60, 60));
    }

    @Test
    void shouldStandInFiveZones() {
        assertEquals(
                Set.of("EU", "NA", "SEA", "ME", "SA"),
                DemoPlan.draw(7, 60, 60).fleet().nodes().stream()
                        .map(PlannedNode::zone)
                        .collect(Collectors.toSet()));
    }

    @Test
    void shouldSendJobsSteadilyInOrder() {
        ReplayPlan plan = DemoPlan.draw(7, 60, 60);
        List<Long> moments =
                plan.arrivals().stream().map(Arrival::atMilliseconds).toList();

        assertEquals(480, moments.size());
        assertEquals(moments.stream().sorted().toList(), moments);
        assertTrue(plan.lengthMilliseconds() > 59_000 && plan.lengthMilliseconds() < 60_000);
    }
}
