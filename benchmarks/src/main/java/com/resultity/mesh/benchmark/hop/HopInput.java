package com.resultity.mesh.benchmark.hop;

import com.resultity.mesh.benchmark.cluster.BenchmarkCluster;
import com.resultity.mesh.benchmark.cluster.BulkWriter;
import com.resultity.mesh.benchmark.cluster.LogRange;
import com.resultity.mesh.benchmark.world.BenchmarkWorld;
import com.resultity.mesh.benchmark.world.DrawnJob;
import com.resultity.mesh.benchmark.world.WireRecords;
import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** What place reads: a fleet once, then jobs, and the outcomes of those that it has assigned. */
final class HopInput implements AutoCloseable {

    private static final long SEED = 7;
    private static final int SUBCLOUDS = 1_000;
    private static final int SLOTS = 8;

    private final BenchmarkCluster cluster;
    private final BulkWriter writer;
    private final BenchmarkWorld world;
    private final List<DrawnJob> jobs;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Deserializer<RoutingDecision> decisions;
    private Map<TopicPartition, Long> read = Map.of();
    private long decisionBytes;

    HopInput(BenchmarkCluster cluster, int nodes, int jobs) {
        this.cluster = cluster;
        this.writer = new BulkWriter(cluster);
        this.world = BenchmarkWorld.draw(SEED, nodes, SUBCLOUDS, SLOTS);
        this.jobs = world.jobs(SEED, jobs);
        this.decisions = cluster.serdes().of(TopicCatalogue.ROUTING_DECISIONS).deserializer();
    }

    void writeFleet() {
        long now = System.currentTimeMillis();
        world.subclouds()
                .forEach(subcloud -> writer.writeToAll(
                        TopicCatalogue.PLACEMENT_POLICIES,
                        "subcloud/" + subcloud.id(),
                        WireRecords.policy(subcloud, now)));
        world.nodes()
                .forEach(node -> writer.writeToCell(
                        TopicCatalogue.NODE_STATES, node.cell(), node.id(), WireRecords.nodeState(node, SLOTS, now)));
        writer.flush();
    }

    /** Writes every job once more, under a new id. */
    void writeJobs() {
        for (DrawnJob job : jobs) {
            long now = System.currentTimeMillis();
            LocatedJob located = WireRecords.located(job.renewed(now, random.nextLong(), random.nextLong()), now);
            writer.write(TopicCatalogue.LOCATED_JOBS, located.getLadder().get(0).getCell(), located);
        }
        writer.flush();
    }

    /** Reads what place has decided since the last time. */
    List<RoutingDecision> readDecisions() throws InterruptedException {
        Map<TopicPartition, Long> ends =
                LogRange.ends(cluster.admin(), List.of(TopicCatalogue.ROUTING_DECISIONS.name()));
        List<RoutingDecision> found = new ArrayList<>();
        decisionBytes = 0;
        LogRange.read(cluster, read, ends, record -> {
            decisionBytes += record.serializedKeySize() + record.serializedValueSize();
            found.add(decisions.deserialize(record.topic(), record.value()));
        });
        read = ends;
        return found;
    }

    /** Keys and values of what was read last. */
    long decisionBytes() {
        return decisionBytes;
    }

    /** Writes the outcomes of those that were assigned; returns how many these are. */
    int writeOutcomes(List<RoutingDecision> decided) {
        List<RoutingDecision> assigned = decided.stream()
                .filter(decision -> decision.getKind() == DecisionKind.ASSIGNED)
                .toList();
        long now = System.currentTimeMillis();
        assigned.forEach(decision ->
                writer.write(TopicCatalogue.JOB_OUTCOMES, decision.getCell(), WireRecords.served(decision, now)));
        writer.flush();
        return assigned.size();
    }

    @Override
    public void close() {
        writer.close();
    }
}
