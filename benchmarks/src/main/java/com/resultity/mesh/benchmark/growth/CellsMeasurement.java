package com.resultity.mesh.benchmark.growth;

import com.resultity.mesh.benchmark.cluster.BenchmarkCluster;
import com.resultity.mesh.benchmark.cluster.LogRange;
import com.resultity.mesh.benchmark.hop.PausedStream;
import com.resultity.mesh.benchmark.report.Goal;
import com.resultity.mesh.benchmark.report.Row;
import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.router.place.PlaceTopology;
import com.resultity.mesh.topics.TopicCatalogue;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Place with fleets of several sizes in several numbers of cells: decisions a second, heap a node, and time to restore. */
final class CellsMeasurement {

    private static final List<String> LOCATED = List.of(TopicCatalogue.LOCATED_JOBS.name());
    private static final List<String> FLEET =
            List.of(TopicCatalogue.NODE_STATES.name(), TopicCatalogue.PLACEMENT_POLICIES.name());
    private static final List<String> SUMMARIES = List.of(TopicCatalogue.CELL_SUMMARIES.name());
    private static final List<String> INPUTS = List.of(
            LOCATED.get(0),
            TopicCatalogue.JOB_OUTCOMES.name(),
            TopicCatalogue.HANDED_ON_JOBS.name(),
            FLEET.get(0),
            FLEET.get(1),
            SUMMARIES.get(0));
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int GOAL_BYTES = 1_024;
    private static final int MANY_NODES = 100_000;
    private static final int MOST_COLLECTIONS = 20;
    private static final int COLLECTIONS_THAT_CHANGE_NOTHING = 4;
    private static final long BETWEEN_COLLECTIONS_NANOS = 250_000_000;
    private static final long SETTLED_BYTES = 100_000;

    private final boolean quick;
    private final Consumer<String> progress;

    CellsMeasurement(boolean quick, Consumer<String> progress) {
        this.quick = quick;
        this.progress = progress;
    }

    List<Row> run() throws InterruptedException {
        List<Row> rows = new ArrayList<>();
        try (BenchmarkCluster cluster = BenchmarkCluster.start()) {
            for (int nodes : quick ? new int[] {100} : new int[] {1_000, 10_000, 100_000}) {
                for (int cells : quick ? new int[] {4} : new int[] {1, 4, 16}) {
                    String size = String.format(Locale.ROOT, "%,d nodes, %d cells", nodes, cells);
                    progress.accept("growth: " + size);
                    try (CellsInput input = new CellsInput(cluster, nodes, cells)) {
                        rows.addAll(measure(cluster, input, size, "growth-" + nodes + "-" + cells));
                    }
                }
            }
        }
        return rows;
    }

    private List<Row> measure(BenchmarkCluster cluster, CellsInput input, String size, String applicationId)
            throws InterruptedException {
        List<Row> rows = new ArrayList<>();
        int jobs = quick ? 100 : 5_000;
        try (PausedStream place = place(cluster, applicationId)) {
            place.startBehind(INPUTS);
            input.writePolicies();
            place.awaitConsumed(LogRange.ends(cluster.admin(), FLEET));
            long empty = usedHeap();
            input.writeNodes();
            place.awaitConsumed(LogRange.ends(cluster.admin(), FLEET));
            // Every task remembers what every cell says of itself, which is a part of what nodes cost.
            input.awaitTold(PATIENCE);
            place.awaitConsumed(LogRange.ends(cluster.admin(), SUMMARIES));
            double bytes = (double) (usedHeap() - empty) / input.nodes();
            place.pause();
            input.writeJobs(jobs);
            double warmUp = place.consume(LOCATED).seconds();
            input.writeJobs(jobs);
            double seconds = Math.min(warmUp, place.consume(LOCATED).seconds());
            rows.add(Row.figure("growth: decisions", size, jobs / seconds, "1/s"));
            rows.add(heapOfNodes(bytes, input.nodes(), size));
        }
        long start = System.nanoTime();
        try (PausedStream place = place(cluster, applicationId)) {
            place.start();
            rows.add(Row.figure("growth: restore from the changelogs", size, (System.nanoTime() - start) / 1e9, "s"));
        }
        return rows;
    }

    /** With few nodes, what there is once whatever their number weighs more than they do: the goal is for many. */
    private static Row heapOfNodes(double bytes, int nodes, String size) {
        String name = "growth: heap a node, stores and cell; beside 1 KiB";
        return nodes < MANY_NODES
                ? Row.ratio(name, size, bytes, "B", bytes / GOAL_BYTES)
                : Row.goal(name, size, bytes, "B", bytes / GOAL_BYTES, Goal.atMost(1));
    }

    private static PausedStream place(BenchmarkCluster cluster, String applicationId) {
        return new PausedStream(
                cluster, applicationId, new PlaceTopology(cluster.serdes(), CellSettings.defaults())::defineOn);
    }

    /**
     * What is reachable, once it has become no less for several collections: what was closed, and what was fetched and read, is
     * let go of a moment later.
     */
    private static long usedHeap() {
        long least = collected();
        int unchanged = 0;
        for (int again = 0; again < MOST_COLLECTIONS && unchanged < COLLECTIONS_THAT_CHANGE_NOTHING; again++) {
            LockSupport.parkNanos(BETWEEN_COLLECTIONS_NANOS);
            long used = collected();
            unchanged = least - used < SETTLED_BYTES ? unchanged + 1 : 0;
            least = Math.min(least, used);
        }
        return least;
    }

    /**
     * As the collector says what it left, and not what is in use a moment later: by then other threads have taken room to allocate
     * in, some 8 MB of it at a time in a heap of this size.
     */
    private static long collected() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }
}
