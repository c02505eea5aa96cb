package com.resultity.mesh.chaos;

import com.resultity.mesh.simulate.Chance;
import com.resultity.mesh.simulate.FleetPlan;
import com.resultity.mesh.simulate.SimulatedJob;
import com.resultity.mesh.simulate.TrafficMix;
import java.util.List;
import java.util.Random;

/**
 * What is to happen in a run: a function of these alone. Only how long the mesh takes to recover is not planned.
 *
 * @param seed what the fleet, the jobs and the faults are drawn from
 * @param faults how many faults
 * @param jobsPerSecond how many jobs are sent a second, evenly
 * @param fleet the nodes
 */
public record ChaosPlan(long seed, int faults, double jobsPerSecond, FleetPlan fleet) {

    private static final List<String> ZONES = List.of("EU", "ME", "NA", "OTHER", "SA", "SEA");

    /** Instances of the router: one to fail, and one to take over. */
    public static final int ROUTERS = 2;

    /** Half of a second to two: so that a fault meets the mesh at any point of what it does after the last one. */
    private static final int SHORTEST_REST = 500;

    private static final int LONGEST_REST = 2_000;

    /** Longer than the 3 s for which one of several routers on one machine may be unheard. */
    private static final int SHORTEST_PAUSE = 4_000;

    private static final int LONGEST_PAUSE = 6_000;

    /** Of a hundred faults, so many are kills. */
    private static final int KILLS = 60;

    private static final int HUNDRED = 100;
    private static final int FEWEST_CONTEXT_TOKENS = 100;
    private static final int MOST_CONTEXT_TOKENS = 2_000;
    private static final int FEWEST_OUTPUT_TOKENS = 20;
    private static final int MOST_OUTPUT_TOKENS = 100;

    /**
     * Draws a run.
     *
     * @param faults how many faults, 1 or more
     * @param jobsPerSecond how many jobs are sent a second, more than 0
     * @param nodes how many nodes, 1 or more
     */
    public static ChaosPlan draw(long seed, int faults, double jobsPerSecond, int nodes) {
        return new ChaosPlan(seed, faults, jobsPerSecond, FleetPlan.draw(seed, nodes));
    }

    /** The fault of that number, from 0. */
    PlannedFault fault(int number) {
        Random random = Chance.of(seed, "fault", number);
        return new PlannedFault(
                random.nextInt(SHORTEST_REST, LONGEST_REST),
                1 + random.nextInt(ROUTERS),
                random.nextInt(HUNDRED) < KILLS ? FaultKind.KILL : FaultKind.PAUSE,
                random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE));
    }

    /**
     * The job of that number, from 0: in turns one of the usual mix, and one of which the zone is declared, each zone as
     * often, so that no cell is silent for want of jobs. Short ones, so that a few nodes bear many.
     */
    SimulatedJob job(int index) {
        Random random = Chance.of(seed, "chaos", index);
        int contextTokens = random.nextInt(FEWEST_CONTEXT_TOKENS, MOST_CONTEXT_TOKENS);
        int outputTokens = random.nextInt(FEWEST_OUTPUT_TOKENS, MOST_OUTPUT_TOKENS);
        if (index % 2 == 0) {
            return TrafficMix.job(seed, index, contextTokens, outputTokens);
        }
        return TrafficMix.anywhere(seed, index, contextTokens, outputTokens, ZONES.get(index / 2 % ZONES.size()));
    }
}
