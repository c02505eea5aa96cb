package com.resultity.mesh.benchmark.latency;

import com.resultity.mesh.benchmark.cluster.BenchmarkCluster;
import com.resultity.mesh.benchmark.cluster.BulkWriter;
import com.resultity.mesh.benchmark.services.Arrivals;
import com.resultity.mesh.benchmark.services.OpenLoop;
import com.resultity.mesh.benchmark.world.BenchmarkWorld;
import com.resultity.mesh.benchmark.world.DrawnJob;
import com.resultity.mesh.benchmark.world.WireRecords;
import com.resultity.mesh.embedded.ChildProcess;
import com.resultity.mesh.launch.ServiceAlone;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One bare hop under the same load as the mesh: located jobs in, the same out. */
final class BareHop implements AutoCloseable {

    private static final String INPUT = "benchmark-hop-in";
    private static final String OUTPUT = "benchmark-hop-out";
    private static final int JOBS = 1 << 12;
    private static final long SEED = 11;
    private static final int RUN_SHIFT = 32;

    private final Topic<LocatedJob> input;
    private final List<DrawnJob> jobs;
    private final BulkWriter writer;
    private final ChildProcess process;
    private final Arrivals arrivals;
    private volatile OpenLoop loop = new OpenLoop(1, 0);
    private final AtomicInteger run = new AtomicInteger();

    BareHop(BenchmarkCluster cluster, BenchmarkWorld world, ServiceAlone services) throws InterruptedException {
        this.input = cluster.createLike(TopicCatalogue.LOCATED_JOBS, INPUT);
        cluster.createLike(TopicCatalogue.ROUTING_DECISIONS, OUTPUT);
        this.jobs = world.jobs(SEED, JOBS);
        this.writer = new BulkWriter(cluster);
        this.process = services.likeRouter(
                "bare-hop", PassThroughMain.class.getName(), List.of(cluster.bootstrapServers(), INPUT, OUTPUT));
        this.arrivals = new Arrivals(cluster, OUTPUT, this::arrived);
    }

    /** Sends jobs for some time. */
    OpenLoop load(int perSecond, int seconds) {
        run.incrementAndGet();
        loop = new OpenLoop(perSecond, seconds);
        loop.send(this::send);
        writer.flush();
        return loop;
    }

    private void send(int number) {
        long now = System.currentTimeMillis();
        DrawnJob job = jobs.get(number % JOBS).renewed(now, run.get(), ((long) run.get() << RUN_SHIFT) | number);
        writer.write(input, job.id(), WireRecords.located(job, now));
    }

    private void arrived(ConsumerRecord<String, byte[]> record, long nanoTime) {
        long low = UUID.fromString(record.key()).getLeastSignificantBits();
        if (((low >>> RUN_SHIFT) & 0xff) == (run.get() & 0xff)) {
            loop.arrive((int) low, nanoTime);
        }
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        arrivals.close();
        process.close();
        writer.close();
    }
}
