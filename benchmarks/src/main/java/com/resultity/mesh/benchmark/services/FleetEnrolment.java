package com.resultity.mesh.benchmark.services;

import com.resultity.mesh.benchmark.cluster.BenchmarkCluster;
import com.resultity.mesh.benchmark.cluster.BulkWriter;
import com.resultity.mesh.benchmark.cluster.LogRange;
import com.resultity.mesh.benchmark.world.BenchmarkWorld;
import com.resultity.mesh.benchmark.world.DrawnNode;
import com.resultity.mesh.benchmark.world.DrawnSubcloud;
import com.resultity.mesh.benchmark.world.WireRecords;
import com.resultity.mesh.schemas.CellSummary;
import com.resultity.mesh.topics.TopicCatalogue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** A fleet as registry-service would write it. */
public final class FleetEnrolment {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private FleetEnrolment() {}

    /** Writes the Subclouds, the nodes and their memberships. */
    public static void write(BenchmarkCluster cluster, BenchmarkWorld world) {
        long now = System.currentTimeMillis();
        Map<String, DrawnSubcloud> subclouds =
                world.subclouds().stream().collect(Collectors.toMap(DrawnSubcloud::id, subcloud -> subcloud));
        try (BulkWriter writer = new BulkWriter(cluster)) {
            world.subclouds()
                    .forEach(subcloud ->
                            writer.write(TopicCatalogue.SUBCLOUDS, subcloud.id(), WireRecords.subcloud(subcloud, now)));
            for (DrawnNode node : world.nodes()) {
                writer.write(TopicCatalogue.NODES, node.id(), WireRecords.node(node, world.slots(), now));
                writer.write(
                        TopicCatalogue.SUBCLOUD_MEMBERSHIPS,
                        node.id(),
                        WireRecords.memberships(node, id -> subclouds.get(id).isolates(), now));
            }
            writer.flush();
        }
    }

    /** Waits until the cells say that all nodes live. */
    public static void awaitAlive(BenchmarkCluster cluster, BenchmarkWorld world, Duration patience)
            throws InterruptedException {
        awaitAlive(cluster, Map.of(), world.nodes().size(), patience);
    }

    /**
     * Waits until the cells say that so many nodes live.
     *
     * @param from what they said before is not looked at, by {@link #toldSoFar}
     */
    public static void awaitAlive(
            BenchmarkCluster cluster, Map<TopicPartition, Long> from, int nodes, Duration patience)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (alive(cluster, from) < nodes) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "of " + nodes + " nodes, the cells know " + alive(cluster, from) + " after " + patience);
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    /** Nodes that live, by the last summary of each cell. */
    private static int alive(BenchmarkCluster cluster, Map<TopicPartition, Long> from) throws InterruptedException {
        Deserializer<CellSummary> summaries =
                cluster.serdes().of(TopicCatalogue.CELL_SUMMARIES).deserializer();
        Map<String, Integer> byCell = new HashMap<>();
        LogRange.read(
                cluster,
                from,
                toldSoFar(cluster),
                record -> byCell.put(
                        record.key(),
                        summaries.deserialize(record.topic(), record.value()).getNodes()));
        return byCell.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Where what the cells have said of themselves ends, on one of the partitions that all of it lies on. */
    public static Map<TopicPartition, Long> toldSoFar(BenchmarkCluster cluster) throws InterruptedException {
        Map<TopicPartition, Long> ends = LogRange.ends(cluster.admin(), List.of(TopicCatalogue.CELL_SUMMARIES.name()));
        ends.keySet().removeIf(partition -> partition.partition() != 0);
        return ends;
    }
}
