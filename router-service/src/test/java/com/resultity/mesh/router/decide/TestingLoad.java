package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.job.JobBuilder;
import com.resultity.mesh.router.decide.nodes.NodeFactsBuilder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/** A cell under load in simulated time: jobs arrive by chance, nodes take their time, and what was served is counted. */
final class TestingLoad {

    private final TestingCell cell;
    private final SplittableRandom random;
    private final Map<String, Double> speeds = new HashMap<>();
    private final PriorityQueue<Event> agenda = new PriorityQueue<>();
    private final Map<String, Integer> servedByTenant = new HashMap<>();
    private final Map<String, Integer> askedByTenant = new HashMap<>();
    private final Map<String, Integer> servedByNode = new HashMap<>();
    private final Set<String> nodesUsed = new HashSet<>();
    private double now;
    private double countFrom;
    private long jobs;
    private long events;

    private record Event(double at, long number, Runnable what) implements Comparable<Event> {

        @Override
        public int compareTo(Event other) {
            int byTime = Double.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    TestingLoad(TestingCell cell, long seed) {
        this.cell = cell;
        this.random = new SplittableRandom(seed);
    }

    /** Adds a node that works so many times as fast as others, and says so by the latency that is seen at it. */
    void node(NodeFactsBuilder node, String id, double speed) {
        speeds.put(id, speed);
        take(cell.node(node));
    }

    /** Lets a tenant ask for so many jobs a second. */
    void arrivals(String tenant, double perSecond, Function<JobBuilder, JobBuilder> job) {
        at(now + exponential(1_000 / perSecond), () -> {
            arrivals(tenant, perSecond, job);
            count(askedByTenant, tenant);
            take(cell.arrive(
                    job.apply(JobBuilder.aJob("job-" + jobs++).at(cell.now()).tenant(tenant))));
        });
    }

    private void count(Map<String, Integer> counts, String of) {
        if (now >= countFrom) {
            counts.merge(of, 1, Integer::sum);
        }
    }

    private double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    private void at(double time, Runnable what) {
        agenda.add(new Event(time, events++, what));
    }

    /** Lives for so many seconds, and counts only what happens after the first of them. */
    void live(int seconds, int uncounted) {
        double end = now + seconds * 1_000.0;
        countFrom = now + uncounted * 1_000.0;
        while (!agenda.isEmpty() && agenda.peek().at() < end) {
            Event next = agenda.poll();
            advance(next.at());
            next.what().run();
        }
        advance(end);
    }

    private void advance(double to) {
        long milliseconds = (long) to - (long) now;
        now = to;
        take(cell.tickAfter(milliseconds));
    }

    private void take(List<Effect> effects) {
        for (Decision decision : TestingCell.decisions(effects)) {
            if (decision instanceof Decision.Assigned assigned) {
                nodesUsed.add(assigned.node().id());
                at(now + exponential(1_000) / speeds.get(assigned.node().id()), () -> end(assigned));
            }
        }
    }

    private void end(Decision.Assigned assigned) {
        count(servedByTenant, assigned.token().job().tenantId());
        count(servedByNode, assigned.node().id());
        take(cell.served(assigned));
    }

    int served(String tenant) {
        return servedByTenant.getOrDefault(tenant, 0);
    }

    int asked(String tenant) {
        return askedByTenant.getOrDefault(tenant, 0);
    }

    Map<String, Integer> servedByNode() {
        return servedByNode;
    }

    Set<String> nodesUsed() {
        return nodesUsed;
    }

    /** Jain's index of what each got: 1 where all got as much, 1/n where one got all. */
    static double jain(double[] got) {
        double sum = 0;
        double squares = 0;
        for (double one : got) {
            sum += one;
            squares += one * one;
        }
        return sum * sum / (got.length * squares);
    }
}
