package com.resultity.mesh.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.simulate.SimulatedJob;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChaosPlanTest {

    private static final int FAULTS = 200;

    private final ChaosPlan plan = ChaosPlan.draw(7, FAULTS, 20, 60);

    @Test
    void shouldPlanTheSameForTheSameSeedAlone() {
        assertEquals(faults(plan), faults(ChaosPlan.draw(7, FAULTS, 20, 60)));
        assertEquals(plan.job(5), ChaosPlan.draw(7, 1, 5, 10).job(5));
        assertNotEquals(faults(plan), faults(ChaosPlan.draw(8, FAULTS, 20, 60)));
    }

    @Test
    void shouldBreakEachRouterInEachWay() {
        Map<List<Object>, Long> kinds = faults(plan).stream()
                .collect(Collectors.groupingBy(fault -> List.of(fault.router(), fault.kind()), Collectors.counting()));

        assertEquals(4, kinds.size());
        assertTrue(kinds.values().stream().allMatch(number -> number >= FAULTS / 8), kinds.toString());
    }

    @Test
    void shouldHaveJobsOfEveryZone() {
        Map<String, Long> zones = IntStream.range(0, 240)
                .mapToObj(plan::job)
                .filter(job -> job.index() % 2 == 1)
                .map(SimulatedJob::zone)
                .collect(Collectors.groupingBy(zone -> zone.orElseThrow(), Collectors.counting()));

        assertEquals(Map.of("EU", 20L, "ME", 20L, "NA", 20L, "OTHER", 20L, "SA", 20L, "SEA", 20L), zones);
    }

    private static List<PlannedFault> faults(ChaosPlan plan) {
        return IntStream.range(0, FAULTS).mapToObj(plan::fault).toList();
    }
}
