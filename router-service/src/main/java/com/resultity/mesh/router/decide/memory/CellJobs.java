package com.resultity.mesh.router.decide.memory;

import com.resultity.mesh.router.decide.choice.AffinityIndex;
import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.line.Line;
import com.resultity.mesh.router.decide.line.Shares;
import com.resultity.mesh.router.decide.memory.JobEntry.State;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** The jobs that a cell remembers, and its line. */
public final class CellJobs {

    private final Map<String, JobEntry> entries = new HashMap<>();
    private final Shares shares = new Shares();
    private final Line line = new Line(shares);
    private final QuotaBook quotas = new QuotaBook();
    private final AffinityIndex affinities;

    /** Jobs whose token went, oldest first. */
    private final PriorityQueue<JobEntry> toForget = new PriorityQueue<>(CellJobs::byAge);

    private final long memoryMilliseconds;
    private long newest;

    /**
     * @param memoryMilliseconds how long a job is remembered, by the times inside the ids of later jobs
     * @param affinityLimit sessions and prefix blocks that are kept, at least 0
     */
    public CellJobs(long memoryMilliseconds, int affinityLimit) {
        this.memoryMilliseconds = memoryMilliseconds;
        this.affinities = new AffinityIndex(affinityLimit);
    }

    /** Those of one millisecond in an order of their own, whoever came first. */
    private static int byAge(JobEntry one, JobEntry other) {
        return one.createdAt() == other.createdAt()
                ? one.jobId().compareTo(other.jobId())
                : Long.compare(one.createdAt(), other.createdAt());
    }

    public Optional<JobEntry> find(String jobId) {
        return Optional.ofNullable(entries.get(jobId));
    }

    public void put(JobEntry entry) {
        JobEntry before = entries.put(entry.jobId(), entry);
        if (before == null) {
            quotas.counts(entry);
        } else {
            leave(before);
            quotas.countsOtherwise(before, entry);
        }
        enter(entry);
        entry.tiedTo().ifPresent(tie -> affinities.tie(entry.jobId(), entry.createdAt(), tie.affinity(), tie.nodeId()));
        isAtLeast(entry.createdAt());
    }

    /** What ties others is forgotten by age alone, so that it is the same after a restart whoever is still open. */
    private void isAtLeast(long createdAt) {
        if (createdAt > newest) {
            newest = createdAt;
            affinities.forgetBefore(newest - memoryMilliseconds);
        }
    }

    private void leave(JobEntry entry) {
        if (entry.state() instanceof State.Waiting waiting) {
            line.remove(entry.claim(), waiting.token().job());
        } else if (entry.state() instanceof State.Holding) {
            shares.freed(entry.claim());
        }
        if (entry.open()) {
            quotas.closed(entry);
        }
    }

    private void enter(JobEntry entry) {
        if (entry.state() instanceof State.Waiting waiting) {
            line.add(entry.claim(), waiting.token().job());
        } else if (entry.state() instanceof State.Holding) {
            shares.taken(entry.claim());
        }
        if (entry.open()) {
            quotas.opened(entry);
        } else {
            toForget.add(entry);
        }
    }

    public QuotaBook quotas() {
        return quotas;
    }

    public AffinityIndex affinities() {
        return affinities;
    }

    public Line line() {
        return line;
    }

    /** Whether a job that is not remembered here may have been forgotten. */
    public boolean tooOldToKnow(Job job) {
        return job.createdAt() + memoryMilliseconds < newest;
    }

    /**
     * Forgets jobs that are so old that {@link #tooOldToKnow} says so when they come again. By the times inside job ids,
     * which are the same whenever a request comes, and not by the clock, so that a cell which was down for long does not
     * forget what lies unread in front of it.
     */
    public void forgetOld(long createdAt, Consumer<String> forgotten) {
        isAtLeast(createdAt);
        while (!toForget.isEmpty() && toForget.peek().createdAt() + memoryMilliseconds < newest) {
            String jobId = toForget.remove().jobId();
            JobEntry entry = entries.get(jobId);
            // One that came back here is forgotten after it has gone again.
            if (entry != null && !entry.open()) {
                entries.remove(jobId);
                quotas.forgotten(entry);
                forgotten.accept(jobId);
            }
        }
    }
}
