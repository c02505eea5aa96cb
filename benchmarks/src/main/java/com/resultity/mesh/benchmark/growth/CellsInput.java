package com.resultity.mesh.benchmark.growth;

import com.resultity.mesh.benchmark.cluster.BenchmarkCluster;
import com.resultity.mesh.benchmark.cluster.BulkWriter;
import com.resultity.mesh.benchmark.services.FleetEnrolment;
import com.resultity.mesh.benchmark.world.BenchmarkWorld;
import com.resultity.mesh.benchmark.world.DrawnJob;
import com.resultity.mesh.benchmark.world.WireRecords;
import com.resultity.mesh.schemas.LadderStep;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.Rung;
import com.resultity.mesh.topics.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.common.TopicPartition;

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

    /** Where what the cells of fleets before this one have said of themselves ends. */
    private final Map<TopicPartition, Long> toldBefore;

    CellsInput(BenchmarkCluster cluster, int nodes, int cells) throws InterruptedException {
        this.cluster = cluster;
        this.writer = new BulkWriter(cluster);
        this.world = BenchmarkWorld.draw(SEED, nodes, SUBCLOUDS, SLOTS);
        this.cells = cells;
        this.toldBefore = FleetEnrolment.toldSoFar(cluster);
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

    /** Waits until the cells have said of themselves what they can serve with all of the nodes. */
    void awaitTold(Duration patience) throws InterruptedException {
        FleetEnrolment.awaitAlive(cluster, toldBefore, nodes(), patience);
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

    @Override
    public void close() {
        writer.close();
    }
}
