package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.JobEntry.State;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The jobs that a cell remembers, and its line. */
final class CellJobs {

    private final Map<String, JobEntry> entries = new HashMap<>();
    private final TreeMap<Long, String> line = new TreeMap<>();
    private final PriorityQueue<JobEntry> oldestFirst =
            new PriorityQueue<>(Comparator.comparingLong(JobEntry::requestedAt).thenComparing(JobEntry::jobId));
    private final long memoryMilliseconds;
    private long nextPlace;
    private long newestRequest;

    CellJobs(long memoryMilliseconds) {
        this.memoryMilliseconds = memoryMilliseconds;
    }

    Optional<JobEntry> find(String jobId) {
        return Optional.ofNullable(entries.get(jobId));
    }

    void put(JobEntry entry) {
        JobEntry before = entries.put(entry.jobId(), entry);
        if (before == null) {
            oldestFirst.add(entry);
        } else if (before.state() instanceof State.Waiting waiting) {
            line.remove(waiting.place());
        }
        if (entry.state() instanceof State.Waiting waiting) {
            line.put(waiting.place(), entry.jobId());
            nextPlace = Math.max(nextPlace, waiting.place() + 1);
        }
        newestRequest = Math.max(newestRequest, entry.requestedAt());
    }

    long nextPlace() {
        return nextPlace;
    }

    int waiting() {
        return line.size();
    }

    /** Jobs in the line, in its order. */
    List<String> line() {
        return List.copyOf(line.values());
    }

    boolean tooOldToKnow(Job job) {
        return job.requestedAt() + memoryMilliseconds < newestRequest;
    }

    /**
     * Forgets jobs whose requests are so old that they cannot come again. By the time of requests and not by the clock,
     * so that a cell which was down for long does not forget what lies unread in front of it.
     */
    void forgetOld(long requestedAt, Consumer<String> forgotten) {
        newestRequest = Math.max(newestRequest, requestedAt);
        while (!oldestFirst.isEmpty() && oldestFirst.peek().requestedAt() + memoryMilliseconds < newestRequest) {
            JobEntry oldest = oldestFirst.remove();
            JobEntry current = entries.get(oldest.jobId());
            if (current.state() instanceof State.Closed || current.state() instanceof State.HandedOn) {
                entries.remove(oldest.jobId());
                forgotten.accept(oldest.jobId());
            } else {
                // Still open: look at it again when the next memory's worth of requests has passed.
                oldestFirst.add(new JobEntry(oldest.jobId(), newestRequest, current.state()));
            }
        }
    }
}
