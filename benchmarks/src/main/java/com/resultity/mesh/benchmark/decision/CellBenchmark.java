package com.resultity.mesh.benchmark.decision;

import com.resultity.mesh.benchmark.world.BenchmarkWorld;
import com.resultity.mesh.benchmark.world.DecideTypes;
import com.resultity.mesh.benchmark.world.DrawnJob;
import com.resultity.mesh.router.decide.Cell;
import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.router.decide.Decision;
import com.resultity.mesh.router.decide.Effect;
import com.resultity.mesh.router.decide.ladder.Peers;
import com.resultity.mesh.router.decide.policy.Policies;
import com.resultity.mesh.router.decide.tenancy.EndedTenancy.OutcomePosition;
import com.resultity.mesh.router.decide.tenancy.Outcome;
import com.resultity.mesh.router.decide.tenancy.Slot;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A job's whole way through a cell at a steady load: it arrives and takes a slot, and the oldest one is served. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CellBenchmark {

    private static final String CELL = "cell";
    private static final int SUBCLOUDS = 1_000;
    private static final int SLOTS = 4;
    private static final int JOBS = 1 << 12;
    private static final int IN_FLIGHT = 20;
    private static final long SEED = 1;

    /** Of a hundred jobs at most, that the line stays short: it is another matter what a long one costs. */
    private static final long PATIENCE = 10;

    @Param({"100", "1000", "10000", "100000"})
    int nodes;

    private final Deque<Decision.Assigned> held = new ArrayDeque<>();
    private Cell cell;
    private List<DrawnJob> drawn;
    private SplittableRandom random;
    private long now;
    private int next;

    @Setup
    public void draw() {
        BenchmarkWorld world = BenchmarkWorld.draw(SEED, nodes, SUBCLOUDS, SLOTS);
        Policies policies = new Policies();
        world.subclouds().forEach(subcloud -> policies.put(DecideTypes.policy(subcloud)));
        cell = new Cell(CELL, policies, new Peers(), CellSettings.defaults(), this::carryOut);
        now = System.currentTimeMillis();
        random = new SplittableRandom(SEED);
        world.nodes().forEach(node -> {
            List<Slot> busy = DecideTypes.held(world.busySlots(random));
            for (int number = 0; number < busy.size(); number++) {
                cell.restore(node.id(), number, busy.get(number));
            }
            cell.node(DecideTypes.facts(node, SLOTS), now);
        });
        drawn = world.jobs(SEED, JOBS);
        while (held.size() < IN_FLIGHT) {
            arrive();
        }
    }

    private void carryOut(Effect effect) {
        if (effect instanceof Effect.Decided decided && decided.decision() instanceof Decision.Assigned assigned) {
            held.add(assigned);
        }
    }

    @Benchmark
    public Object arriveAndServe() {
        arrive();
        // A job of a full Subcloud expires, and leaves none to be served in its place.
        if (held.size() > IN_FLIGHT) {
            serve(held.remove());
        }
        return cell;
    }

    private void serve(Decision.Assigned oldest) {
        cell.outcome(
                new Outcome(
                        oldest.token().job().id(),
                        oldest.token().attempt(),
                        oldest.node().id(),
                        oldest.token().job().gatewayId(),
                        true,
                        new OutcomePosition(0, now)),
                now);
    }

    /** Ten jobs a millisecond, so that those of five minutes are remembered. */
    private void arrive() {
        next++;
        now += next % 10 == 0 ? 1 : 0;
        DrawnJob job = drawn.get(next % JOBS).renewed(now, random.nextLong(), random.nextLong());
        cell.arrive(DecideTypes.jobOfOneCell(job, CELL, PATIENCE, now), now);
    }
}
