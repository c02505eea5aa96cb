package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.JobEntry.State;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** The jobs that a cell remembers, and its line. */
final class CellJobs {

    private final Map<String, JobEntry> entries = new HashMap<>();
    private final Line line = new Line();

    /** Jobs whose token went, oldest first. */
    private final PriorityQueue<JobEntry> toForget = new PriorityQueue<>(CellJobs::byAge);

    private final long memoryMilliseconds;
    private long nextPlace;
    private long newest;

    CellJobs(long memoryMilliseconds) {
        this.memoryMilliseconds = memoryMilliseconds;
    }

    /** Those of one millisecond in an order of their own, whoever came first. */
    private static int byAge(JobEntry one, JobEntry other) {
        return one.createdAt() == other.createdAt()
                ? one.jobId().compareTo(other.jobId())
                : Long.compare(one.createdAt(), other.createdAt());
    }

    Optional<JobEntry> find(String jobId) {
        return Optional.ofNullable(entries.get(jobId));
    }

    void put(JobEntry entry) {
        JobEntry before = entries.put(entry.jobId(), entry);
        if (before != null && before.state() instanceof State.Waiting waiting) {
            line.remove(waiting.place(), waiting.token().job());
        }
        if (entry.state() instanceof State.Waiting waiting) {
            line.add(waiting.place(), waiting.token().job());
            nextPlace = Math.max(nextPlace, waiting.place() + 1);
        }
        if (!entry.open()) {
            toForget.add(entry);
        }
        newest = Math.max(newest, entry.createdAt());
    }

    long nextPlace() {
        return nextPlace;
    }

    Line line() {
        return line;
    }

    /** Whether a job that is not remembered here may have been forgotten. */
    boolean tooOldToKnow(Job job) {
        return job.createdAt() + memoryMilliseconds < newest;
    }

    /**
     * Forgets jobs that are so old that {@link #tooOldToKnow} says so when they come again. By the times inside job ids,
     * which are the same whenever a request comes, and not by the clock, so that a cell which was down for long does not
     * forget what lies unread in front of it.
     */
    void forgetOld(long createdAt, Consumer<String> forgotten) {
        newest = Math.max(newest, createdAt);
        while (!toForget.isEmpty() && toForget.peek().createdAt() + memoryMilliseconds < newest) {
            String jobId = toForget.remove().jobId();
            JobEntry entry = entries.get(jobId);
            // One that came back here is forgotten after it has gone again.
            if (entry != null && !entry.open()) {
                entries.remove(jobId);
                forgotten.accept(jobId);
            }
        }
    }
}
