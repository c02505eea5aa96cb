package com.resultity.mesh.benchmark.growth;

import com.resultity.mesh.benchmark.cluster.BenchmarkCluster;
import com.resultity.mesh.benchmark.report.Row;
import com.resultity.mesh.benchmark.services.Arrivals;
import com.resultity.mesh.embedded.ChildProcess;
import com.resultity.mesh.launch.ServiceAlone;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The same jobs to one instance of router-service and to two, which share its cells. */
final class InstancesMeasurement {

    private static final int CELLS = 16;
    private static final int ROUTER_MEBIBYTES = 512;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);
    private static final long LOOK_EVERY_NANOS = 1_000_000;

    private final int nodes;
    private final int jobs;
    private final int repetitions;
    private final Consumer<String> progress;

    InstancesMeasurement(boolean quick, Consumer<String> progress) {
        this.nodes = quick ? 100 : 10_000;
        this.jobs = quick ? 100 : 20_000;
        this.repetitions = quick ? 1 : 3;
        this.progress = progress;
    }

    List<Row> run() throws InterruptedException {
        progress.accept("growth: one instance of router-service, then two");
        double one = decisionsPerSecond(1);
        double two = decisionsPerSecond(2);
        String size = String.format(Locale.ROOT, "%,d nodes, %d cells", nodes, CELLS);
        List<Row> rows = new ArrayList<>();
        rows.add(Row.figure("growth: decisions of one instance", size, one, "1/s"));
        rows.add(Row.ratio("growth: decisions of two instances; beside one", size, two, "1/s", two / one));
        return rows;
    }

    /** The best of some repetitions; the first ones warm the processes up. */
    private double decisionsPerSecond(int instances) throws InterruptedException {
        try (BenchmarkCluster cluster = BenchmarkCluster.start();
                CellsInput input = new CellsInput(cluster, nodes, CELLS);
                Arrivals arrivals =
                        new Arrivals(cluster, TopicCatalogue.ROUTING_DECISIONS.name(), (record, nanoTime) -> {})) {
            ServiceAlone services =
                    new ServiceAlone(cluster.folder(), cluster.bootstrapServers(), cluster.registryUrl());
            input.writePolicies();
            input.writeNodes();
            List<ChildProcess> routers = new ArrayList<>();
            try {
                for (int number = 1; number <= instances; number++) {
                    routers.add(services.router("router-" + number, ROUTER_MEBIBYTES));
                }
                double best = 0;
                for (int repetition = 0; repetition <= repetitions; repetition++) {
                    best = Math.max(best, jobs / secondsToDecide(input, arrivals));
                }
                return best;
            } finally {
                routers.forEach(ChildProcess::close);
            }
        }
    }

    private double secondsToDecide(CellsInput input, Arrivals decided) {
        int wanted = decided.count() + jobs;
        long start = System.nanoTime();
        input.writeJobs(jobs);
        while (decided.count() < wanted) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new IllegalStateException("of " + wanted + " jobs, " + decided.count() + " are decided");
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
