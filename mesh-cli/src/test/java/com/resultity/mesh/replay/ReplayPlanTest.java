package com.resultity.mesh.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.simulate.Arrival;
import com.resultity.mesh.simulate.FleetPlan;
import com.resultity.mesh.simulate.FleetTimeline;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayPlanTest {

    private static final JobTrace TRACE =
            new JobTrace(List.of(new TraceJob(0, 10, 1), new TraceJob(30_000, 20, 2), new TraceJob(80_000, 30, 3)));

    @Test
    void shouldCompressArrivalsAndKeepTokens() {
        ReplayPlan plan = plan(20, 0);

        assertEquals(
                List.of(0L, 1_500L, 4_000L),
                plan.arrivals().stream().map(Arrival::atMilliseconds).toList());
        assertEquals(
                List.of(10, 20, 30),
                plan.arrivals().stream()
                        .map(arrival -> arrival.job().contextTokens())
                        .toList());
        assertEquals(4_000, plan.lengthMilliseconds());
    }

    @Test
    void shouldKillTheRouterEvenlyOverTheRun() {
        assertEquals(List.of(1_000L, 2_000L, 3_000L), plan(20, 3).routerKills());
        assertEquals(List.of(), plan(20, 0).routerKills());
    }

    @Test
    void shouldBeTheSameForTheSameSeed() {
        assertEquals(plan(2, 1), plan(2, 1));
    }

    private static ReplayPlan plan(double speed, int routerKills) {
        return ReplayPlan.of(TRACE, speed, FleetPlan.draw(7, 10), FleetTimeline.UNEVENTFUL, 6, routerKills);
    }
}
