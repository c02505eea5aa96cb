package com.resultity.mesh.benchmark.services;

import com.resultity.mesh.benchmark.cluster.BenchmarkCluster;
import com.resultity.mesh.benchmark.cluster.BulkWriter;
import com.resultity.mesh.benchmark.world.BenchmarkWorld;
import com.resultity.mesh.benchmark.world.DrawnJob;
import com.resultity.mesh.benchmark.world.WireRecords;
import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** An API gateway: sends job requests at a steady rate, and says that each job was served half a second after its decision. */
public final class Gateway implements AutoCloseable {

    private static final long SERVICE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int JOBS = 1 << 14;
    private static final long SEED = 11;
    private static final int RUN_SHIFT = 32;

    private final BulkWriter requests;
    private final BulkWriter outcomes;
    private final Arrivals arrivals;
    private final List<DrawnJob> jobs;
    private final Deserializer<RoutingDecision> decisions;
    private final BlockingQueue<Decided> decided = new LinkedBlockingQueue<>();
    private final AtomicLong assigned = new AtomicLong();
    private final BackgroundThread server;
    private volatile OpenLoop loop = new OpenLoop(1, 0);
    private final AtomicInteger run = new AtomicInteger();

    private record Decided(byte[] decision, long nanoTime) {}

    public Gateway(BenchmarkCluster cluster, BenchmarkWorld world) throws InterruptedException {
        this.jobs = world.jobs(SEED, JOBS);
        this.requests = new BulkWriter(cluster);
        this.outcomes = new BulkWriter(cluster);
        this.decisions = cluster.serdes().of(TopicCatalogue.ROUTING_DECISIONS).deserializer();
        this.arrivals = new Arrivals(cluster, TopicCatalogue.ROUTING_DECISIONS.name(), this::decided);
        this.server = new BackgroundThread("gateway-outcomes", this::serve);
    }

    /** Sends jobs for some time, waits for their decisions, and returns how long each took. */
    public OpenLoop load(int perSecond, int seconds) {
        run.incrementAndGet();
        loop = new OpenLoop(perSecond, seconds);
        loop.send(this::request);
        requests.flush();
        return loop;
    }

    /** The run and the number stand where other ids are random. */
    private void request(int number) {
        DrawnJob job = jobs.get(number % JOBS)
                .renewed(System.currentTimeMillis(), run.get(), ((long) run.get() << RUN_SHIFT) | number);
        requests.write(TopicCatalogue.JOB_REQUESTS, job.id(), WireRecords.request(job));
    }

    private void decided(ConsumerRecord<String, byte[]> record, long nanoTime) {
        long low = UUID.fromString(record.key()).getLeastSignificantBits();
        boolean thisRun = ((low >>> RUN_SHIFT) & 0xff) == (run.get() & 0xff);
        if (thisRun) {
            loop.arrive((int) low, nanoTime);
        }
        decided.add(new Decided(record.value(), nanoTime));
    }

    private void serve() {
        try {
            while (true) {
                Decided next = decided.take();
                long wait = next.nanoTime() + SERVICE_NANOS - System.nanoTime();
                if (wait > 0) {
                    TimeUnit.NANOSECONDS.sleep(wait);
                }
                RoutingDecision decision =
                        decisions.deserialize(TopicCatalogue.ROUTING_DECISIONS.name(), next.decision());
                if (decision.getKind() == DecisionKind.ASSIGNED) {
                    assigned.incrementAndGet();
                    outcomes.write(
                            TopicCatalogue.JOB_OUTCOMES,
                            decision.getCell(),
                            WireRecords.served(decision, System.currentTimeMillis()));
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Decisions so far that assign a node. */
    public long assigned() {
        return assigned.get();
    }

    @Override
    public void close() {
        arrivals.close();
        server.close();
        requests.close();
        outcomes.close();
    }
}
