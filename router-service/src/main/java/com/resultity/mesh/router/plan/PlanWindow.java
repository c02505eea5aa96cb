package com.resultity.mesh.router.plan;

import com.resultity.mesh.edge.Holdings;
import com.resultity.mesh.router.explain.UnanswerableException;
import com.resultity.mesh.router.place.JobTime;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import com.resultity.mesh.wire.RawRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What the log holds of a window of time: its jobs, how long each took, and the nodes and policies that there were. Of what
 * was before it only the last word counts, so it needs memory for the window alone.
 */
final class PlanWindow {

    /** Jobs that fit into the memory of a router beside what it decides. */
    static final int MOST_JOBS = 100_000;

    /** What else happened in a window that is played: as much as its jobs. */
    static final int MOST_CHANGES = 100_000;

    private static final long USUAL_MILLISECONDS = 1_000;
    private static final Headers NO_HEADERS = new RecordHeaders();
    private static final String POLICIES = TopicCatalogue.PLACEMENT_POLICIES.name();

    /** For all but the operator of the network: one sentence for whatever it is, lest it tells of the jobs of others. */
    private static final String NO_PLAN =
            "there is no plan for that time: take fewer or more hours or minutes, or another end with as-of";

    private final long begin;
    private final long end;
    private final Holdings holdings;
    private final Map<String, Accepted<? extends SpecificRecord>> before = new HashMap<>();
    private final List<Accepted<? extends SpecificRecord>> within = new ArrayList<>();
    private final Map<String, Long> durations = new HashMap<>();
    private int jobs;

    /**
     * @param begin its first moment, milliseconds since 1970-01-01T00:00:00Z
     * @param end its last
     * @param holdings what belongs to who asks
     */
    private PlanWindow(long begin, long end, Holdings holdings) {
        this.begin = begin;
        this.end = end;
        this.holdings = holdings;
    }

    /**
     * Reads a window.
     *
     * @param inputs hands what the log holds to whoever takes it
     * @param holdings what belongs to who asks
     * @throws UnanswerableException if it holds no job that they are told of, or too many
     */
    static PlanWindow read(
            Consumer<Consumer<Accepted<? extends SpecificRecord>>> inputs, long begin, long end, Holdings holdings) {
        PlanWindow window = new PlanWindow(begin, end, holdings);
        inputs.accept(window::take);
        if (window.told().isEmpty()) {
            throw window.noPlan("no job was asked for between " + Instant.ofEpochMilli(begin) + " and "
                    + Instant.ofEpochMilli(end) + ": take more hours or minutes, or another end with as-of");
        }
        window.within.sort(PlanWindow.WRITTEN);
        return window;
    }

    private static final Comparator<Accepted<? extends SpecificRecord>> WRITTEN =
            Comparator.comparingLong(record -> record.raw().timestamp());

    private void take(Accepted<? extends SpecificRecord> record) {
        if (record.value() instanceof JobOutcome outcome) {
            ended(outcome);
        }
        if (record.raw().timestamp() > end) {
            return;
        }
        if (record.value() instanceof LocatedJob && record.raw().timestamp() >= begin) {
            within.add(bare(record));
            jobs++;
            refuseMoreThan(MOST_JOBS, jobs, "jobs were asked for");
        } else if (record.value() instanceof NodeState || record.raw().topic().equals(POLICIES)) {
            remember(record);
        }
    }

    /** Only where its job is one of the window: of a window long past, all that ended since would else be in memory. */
    private void ended(JobOutcome outcome) {
        OptionalLong asked = JobTime.of(outcome.getJobId());
        if (asked.isPresent() && asked.getAsLong() >= begin && asked.getAsLong() <= end) {
            durations.put(outcome.getJobId(), Math.max(1, outcome.getLatencyMilliseconds()));
            refuseMoreThan(MOST_JOBS, durations.size(), "jobs were asked for");
        }
    }

    private void refuseMoreThan(int most, int count, String what) {
        if (count > most) {
            throw noPlan("more than " + most + " " + what
                    + " in that time, which is more than a plan plays: take fewer hours, or minutes");
        }
    }

    private UnanswerableException noPlan(String why) {
        return new UnanswerableException(holdings.everything() ? why : NO_PLAN);
    }

    private void remember(Accepted<? extends SpecificRecord> record) {
        if (record.raw().timestamp() >= begin) {
            within.add(bare(record));
            refuseMoreThan(MOST_CHANGES, within.size() - jobs, "changes of nodes and policies were told");
        } else {
            before.put(record.raw().topic() + record.raw().partition() + "/" + record.key(), bare(record));
        }
    }

    /** Without the bytes that it was read from: a network's nodes are a hundred thousand. */
    private static <V extends SpecificRecord> Accepted<V> bare(Accepted<V> record) {
        RawRecord raw = record.raw();
        RawRecord position =
                new RawRecord(raw.topic(), raw.partition(), raw.offset(), raw.timestamp(), null, null, NO_HEADERS);
        return new Accepted<>(record.key(), record.value(), position);
    }

    /** Its jobs that who asks is told of, in the order in which they were written. */
    List<LocatedJob> told() {
        return within.stream()
                .filter(record -> record.value() instanceof LocatedJob)
                .map(record -> (LocatedJob) record.value())
                .filter(job -> holdings.includeSubcloud(job.getSubcloudId()))
                .toList();
    }

    /** The nodes and policies that there were before, the jobs, and what changed meanwhile, as it was written. */
    List<Accepted<? extends SpecificRecord>> records() {
        List<Accepted<? extends SpecificRecord>> all = new ArrayList<>(before.values());
        all.sort(WRITTEN);
        all.addAll(within);
        return all;
    }

    /** How long a job took, or else the median of all that are known, milliseconds. */
    Durations durations() {
        List<Long> sorted = durations.values().stream().sorted().toList();
        long median = sorted.isEmpty() ? USUAL_MILLISECONDS : sorted.get(sorted.size() / 2);
        return jobId -> durations.getOrDefault(jobId, median);
    }

    /** Tells how long a job takes, milliseconds. */
    @FunctionalInterface
    interface Durations {

        long of(String jobId);
    }
}
