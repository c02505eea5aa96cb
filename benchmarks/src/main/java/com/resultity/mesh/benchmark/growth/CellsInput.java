package com.resultity.mesh.benchmark.growth;

import com.resultity.mesh.benchmark.cluster.BenchmarkCluster;
import com.resultity.mesh.benchmark.cluster.BulkWriter;
import com.resultity.mesh.benchmark.world.BenchmarkWorld;
import com.resultity.mesh.benchmark.world.DrawnJob;
import com.resultity.mesh.benchmark.world.WireRecords;
import com.resultity.mesh.schemas.LadderStep;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.Rung;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.List;
import java.util.SplittableRandom;

/** A fleet that is spread over some cells, whatever the zones of its nodes, and jobs that each look in one of them. */
final class CellsInput implements AutoCloseable {

    private static final long SEED = 5;
    private static final int SUBCLOUDS = 1_000;
    private static final int SLOTS = 16;

    private final BenchmarkCluster cluster;
    private final BulkWriter writer;
    private final BenchmarkWorld world;
    private final int cells;
    private final SplittableRandom random = new SplittableRandom(SEED);

    CellsInput(BenchmarkCluster cluster, int nodes, int cells) {
        this.cluster = cluster;
        this.writer = new BulkWriter(cluster);
        this.world = BenchmarkWorld.draw(SEED, nodes, SUBCLOUDS, SLOTS);
        this.cells = cells;
    }

    int nodes() {
        return world.nodes().size();
    }

    void writePolicies() {
        long now = System.currentTimeMillis();
        world.subclouds()
                .forEach(subcloud -> writer.writeToAll(
                        TopicCatalogue.PLACEMENT_POLICIES,
                        "subcloud/" + subcloud.id(),
                        WireRecords.policy(subcloud, now)));
        writer.flush();
    }

    /** Writes all nodes by a producer of its own: what they took in its buffers is not to be counted as memory of nodes. */
    void writeNodes() {
        long now = System.currentTimeMillis();
        try (BulkWriter nodes = new BulkWriter(cluster)) {
            for (int number = 0; number < nodes(); number++) {
                NodeState state = WireRecords.nodeState(world.nodes().get(number), SLOTS, now);
                state.setCell(cell(number));
                nodes.writeToCell(TopicCatalogue.NODE_STATES, state.getCell(), state.getNodeId(), state);
            }
            nodes.flush();
        }
    }

    private String cell(int number) {
        return "grown-" + cells + "-" + number % cells;
    }

    /** Writes jobs of the global pool, any of which many nodes of each cell may serve. */
    void writeJobs(int count) {
        List<DrawnJob> jobs = world.jobs(random.nextLong(), 3 * count).stream()
                .filter(job -> job.demand().subcloud().isEmpty())
                .limit(count)
                .toList();
        for (int number = 0; number < jobs.size(); number++) {
            DrawnJob job = jobs.get(number);
            LocatedJob located = WireRecords.located(job, System.currentTimeMillis());
            located.setLadder(List.of(new LadderStep(cell(number), job.zone(), Rung.HOME_ZONE)));
            writer.write(TopicCatalogue.LOCATED_JOBS, cell(number), located);
        }
        writer.flush();
    }

    /** Takes the cells off the log, so that those of the next fleet do not remember what they said of themselves. */
    @Override
    public void close() {
        for (int cell = 0; cell < cells; cell++) {
            writer.writeToAll(TopicCatalogue.CELL_SUMMARIES, cell(cell), null);
        }
        writer.flush();
        writer.close();
    }
}
