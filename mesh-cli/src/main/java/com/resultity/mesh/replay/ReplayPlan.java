package com.resultity.mesh.replay;

import com.resultity.mesh.simulate.Arrival;
import com.resultity.mesh.simulate.FleetPlan;
import com.resultity.mesh.simulate.FleetTimeline;
import com.resultity.mesh.simulate.TrafficMix;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Everything that is to happen in a replay: a function of the trace and the options alone.
 *
 * @param seed what tenants, Subclouds, models, clients, the fleet and its kills were drawn from
 * @param speed how many times faster than in the trace jobs arrive
 * @param fleet the nodes
 * @param timeline when nodes come and go
 * @param arrivals the jobs, in order of time
 * @param routerKills when the router is killed, in ms from the first job on, in order
 */
public record ReplayPlan(
        long seed,
        double speed,
        FleetPlan fleet,
        FleetTimeline timeline,
        List<Arrival> arrivals,
        List<Long> routerKills) {

    public ReplayPlan {
        arrivals = List.copyOf(arrivals);
        routerKills = List.copyOf(routerKills);
    }

    /**
     * Plans the replay of a trace.
     *
     * @param speed how many times faster than in the trace jobs arrive, more than 0
     * @param fleet the nodes; its seed is that of the replay
     * @param timeline when nodes come and go, at the speed of the replay already
     * @param killsPerMinute nodes killed a minute, on average, besides the timeline
     * @param routerKills how often the router is killed, evenly over the replay
     */
    public static ReplayPlan of(
            JobTrace trace,
            double speed,
            FleetPlan fleet,
            FleetTimeline timeline,
            double killsPerMinute,
            int routerKills) {
        List<Arrival> arrivals = new ArrayList<>(trace.jobs().size());
        for (TraceJob job : trace.jobs()) {
            arrivals.add(new Arrival(
                    Math.round(job.atMilliseconds() / speed),
                    TrafficMix.job(
                            fleet.seed(),
                            arrivals.size(),
                            job.contextTokens(),
                            job.outputTokens(),
                            job.prefixBlocks())));
        }
        long length = arrivals.get(arrivals.size() - 1).atMilliseconds();
        return new ReplayPlan(
                fleet.seed(),
                speed,
                fleet,
                timeline.withKills(fleet, killsPerMinute, length),
                arrivals,
                LongStream.rangeClosed(1, routerKills)
                        .mapToObj(kill -> length * kill / (routerKills + 1))
                        .toList());
    }

    /** When the last job is sent, in ms from the first on. */
    public long lengthMilliseconds() {
        return arrivals.get(arrivals.size() - 1).atMilliseconds();
    }
}
