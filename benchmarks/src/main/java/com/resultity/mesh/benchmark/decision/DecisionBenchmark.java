package com.resultity.mesh.benchmark.decision;

import com.resultity.mesh.benchmark.world.BenchmarkWorld;
import com.resultity.mesh.benchmark.world.DecideTypes;
import com.resultity.mesh.benchmark.world.DrawnJob;
import com.resultity.mesh.benchmark.world.DrawnNode;
import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import com.resultity.mesh.router.decide.policy.Policies;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One decision in a cell that holds all nodes, half of whose slots are busy: the router's own, and the least that it could
 * cost.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecisionBenchmark {

    private static final String CELL = "cell";
    private static final int SUBCLOUDS = 1_000;
    private static final int SLOTS = 4;
    private static final int JOBS = 1 << 10;
    private static final long SEED = 1;
    private static final long PATIENCE = 600_000;
    private static final int CHANGING = 64;

    @Param({"100", "1000", "10000", "100000"})
    int nodes;

    private BareDecision decision;
    private BitsetDecision bitsets;
    private List<DrawnJob> drawn;
    private Job[] jobs;
    private Job[] hopeless;
    private NodeFacts[] changes;
    private int next;

    @Setup
    public void draw() {
        BenchmarkWorld world = BenchmarkWorld.draw(SEED, nodes, SUBCLOUDS, SLOTS);
        Policies policies = new Policies();
        world.subclouds().forEach(subcloud -> policies.put(DecideTypes.policy(subcloud)));
        decision = new BareDecision(CELL, policies);
        SplittableRandom random = new SplittableRandom(SEED);
        int[] busy = new int[nodes];
        for (int number = 0; number < nodes; number++) {
            DrawnNode node = world.nodes().get(number);
            busy[number] = world.busySlots(random);
            decision.add(DecideTypes.facts(node, SLOTS), DecideTypes.held(busy[number]));
        }
        changes = world.nodes().stream()
                .limit(CHANGING)
                .flatMap(node -> Stream.of(NodeFacts.Liveness.SILENT, NodeFacts.Liveness.ALIVE)
                        .map(liveness -> DecideTypes.facts(node, SLOTS, liveness)))
                .toArray(NodeFacts[]::new);
        bitsets = new BitsetDecision(world, busy);
        long now = System.currentTimeMillis();
        drawn = world.jobs(SEED, 2 * JOBS).stream()
                .filter(job -> decision.assign(job(job, now)).isPresent())
                .limit(JOBS)
                .toList();
        drawn.forEach(job -> bitsets.know(world, job));
        jobs = drawn.stream().map(job -> job(job, now)).toArray(Job[]::new);
        hopeless = world.hopelessJobs(SEED, JOBS).stream()
                .map(job -> job(job, now))
                .toArray(Job[]::new);
    }

    private static Job job(DrawnJob job, long now) {
        return DecideTypes.jobOfOneCell(job, CELL, PATIENCE, now);
    }

    @Benchmark
    public Optional<String> assign() {
        return decision.assign(jobs[turn(jobs.length)]);
    }

    /** With a node that goes silent or comes back before each decision, so that no answer kept from before holds. */
    @Benchmark
    public Optional<String> assignAnew() {
        decision.change(changes[turn(jobs.length) % changes.length]);
        return decision.assign(jobs[next]);
    }

    @Benchmark
    public Object refuse() {
        return decision.refuse(hopeless[turn(hopeless.length)]);
    }

    @Benchmark
    public int bitsets() {
        int turn = turn(drawn.size());
        return bitsets.assign(drawn.get(turn), turn);
    }

    private int turn(int length) {
        next = next + 1 < length ? next + 1 : 0;
        return next;
    }
}
