package com.resultity.mesh.benchmark.peers;

import com.resultity.mesh.benchmark.world.BenchmarkWorld;
import com.resultity.mesh.benchmark.world.DrawnJob;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One target for one job, as each peer picks it, in the same world as the router's decision. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PeerBenchmark {

    private static final int SUBCLOUDS = 1_000;
    private static final int SLOTS = 4;
    private static final int JOBS = 1 << 10;
    private static final long SEED = 1;

    @Param({"100", "1000", "10000", "100000"})
    int nodes;

    @Param({"SPRING_CLOUD", "RIBBON", "DUBBO", "FENZO"})
    PeerKind kind;

    private Peer peer;
    private List<DrawnJob> jobs;
    private int next;

    @Setup
    public void draw() {
        BenchmarkWorld world = BenchmarkWorld.draw(SEED, nodes, SUBCLOUDS, SLOTS);
        peer = kind.open(world);
        // Some of the peers know nothing of pools.
        jobs = world.jobs(SEED, JOBS).stream()
                .filter(job -> job.demand().subcloud().isEmpty())
                .toList();
    }

    @Benchmark
    public String choose() {
        next = next + 1 < jobs.size() ? next + 1 : 0;
        return peer.choose(jobs.get(next));
    }

    @TearDown
    public void close() {
        peer.close();
    }
}
