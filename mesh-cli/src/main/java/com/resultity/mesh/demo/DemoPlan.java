package com.resultity.mesh.demo;

import com.resultity.mesh.replay.ReplayPlan;
import com.resultity.mesh.simulate.Arrival;
import com.resultity.mesh.simulate.Chance;
import com.resultity.mesh.simulate.FleetPlan;
import com.resultity.mesh.simulate.FleetTimeline;
import com.resultity.mesh.simulate.TrafficMix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The jobs of the demo: a steady mix, at moments and of lengths that are drawn from the seed. */
public final class DemoPlan {

    private static final int JOBS_PER_SECOND = 8;
    private static final int MILLISECONDS_PER_SECOND = 1_000;
    private static final int FEWEST_CONTEXT_TOKENS = 100;
    private static final int MOST_CONTEXT_TOKENS = 4_000;
    private static final int FEWEST_OUTPUT_TOKENS = 50;
    private static final int MOST_OUTPUT_TOKENS = 250;

    private DemoPlan() {}

    /**
     * Draws the demo.
     *
     * @param seconds for how long jobs are sent, 1 or more
     * @param nodes nodes of the fleet, 1 or more
     */
    public static ReplayPlan draw(long seed, int seconds, int nodes) {
        List<Arrival> arrivals = new ArrayList<>(seconds * JOBS_PER_SECOND);
        int gap = MILLISECONDS_PER_SECOND / JOBS_PER_SECOND;
        for (int index = 0; index < seconds * JOBS_PER_SECOND; index++) {
            Random random = Chance.of(seed, "demo", index);
            arrivals.add(new Arrival(
                    (long) index * gap + random.nextInt(gap),
                    TrafficMix.job(
                            seed,
                            index,
                            random.nextInt(FEWEST_CONTEXT_TOKENS, MOST_CONTEXT_TOKENS),
                            random.nextInt(FEWEST_OUTPUT_TOKENS, MOST_OUTPUT_TOKENS))));
        }
        return new ReplayPlan(seed, 1, FleetPlan.draw(seed, nodes), FleetTimeline.UNEVENTFUL, arrivals, List.of());
    }
}
