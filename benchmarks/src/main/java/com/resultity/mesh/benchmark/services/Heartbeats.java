package com.resultity.mesh.benchmark.services;

import com.resultity.mesh.benchmark.cluster.BenchmarkCluster;
import com.resultity.mesh.benchmark.cluster.BulkWriter;
import com.resultity.mesh.benchmark.world.BenchmarkWorld;
import com.resultity.mesh.benchmark.world.DrawnNode;
import com.resultity.mesh.benchmark.world.WireRecords;
import com.resultity.mesh.topics.TopicCatalogue;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The heartbeats of a fleet, evenly spread over their period. */
public final class Heartbeats implements AutoCloseable {

    private final BenchmarkWorld world;
    private final BulkWriter writer;
    private final AtomicLong sent = new AtomicLong();
    private final double perSecond;
    private final BackgroundThread thread;

    public Heartbeats(BenchmarkCluster cluster, BenchmarkWorld world, Duration period) {
        this.world = world;
        this.writer = new BulkWriter(cluster);
        this.perSecond = world.nodes().size() * 1000.0 / period.toMillis();
        this.thread = new BackgroundThread("heartbeats", this::run);
    }

    private void run() {
        Pace pace = new Pace(perSecond);
        long bootEpoch = System.currentTimeMillis();
        for (long sequence = 1; !Thread.currentThread().isInterrupted(); sequence++) {
            for (DrawnNode node : world.nodes()) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                pace.next();
                writer.write(
                        TopicCatalogue.NODE_HEARTBEATS,
                        node.id(),
                        WireRecords.heartbeat(node, world.slots(), bootEpoch, sequence));
                sent.incrementAndGet();
            }
        }
    }

    /** Heartbeats that were sent so far. */
    public long sent() {
        return sent.get();
    }

    @Override
    public void close() {
        thread.close();
        writer.close();
    }
}
