package com.resultity.mesh.router.decide.memory;

import com.resultity.mesh.router.decide.admission.Claim;
import com.resultity.mesh.router.decide.policy.QuotaUse;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** How much of each quota a cell's jobs use. A function of the jobs that it remembers. */
public final class QuotaBook {

    /** The window of tokens a minute. */
    static final long MINUTE = 60_000;

    private final Map<String, Integer> openJobs = new HashMap<>();
    private final Map<String, Long> tokens = new HashMap<>();
    private long forgottenUntil = Long.MIN_VALUE;
    private final TreeSet<Counted> counted = new TreeSet<>(
            Comparator.comparingLong((Counted job) -> job.claim().admittedAt()).thenComparing(Counted::jobId));

    /** A job whose tokens count. */
    private record Counted(String jobId, Claim claim) {

        static Counted of(JobEntry entry) {
            return new Counted(entry.jobId(), entry.claim());
        }
    }

    /** A job is remembered: its tokens count from when it was admitted, for a minute. */
    void counts(JobEntry entry) {
        Claim claim = entry.claim();
        if (claim.tokens() > 0 && !claim.subjects().isEmpty() && claim.admittedAt() > forgottenUntil) {
            counted.add(Counted.of(entry));
            claim.subjects().forEach(subject -> tokens.merge(subject, claim.tokens(), Long::sum));
        }
    }

    /** Another claim of a job is remembered than was: one that ended without a node counts no more, say. */
    void countsOtherwise(JobEntry before, JobEntry entry) {
        if (!before.claim().equals(entry.claim())) {
            forgotten(before);
            counts(entry);
        }
    }

    /** A job is remembered no more: nor are its tokens, which else would count here and not after a restart. */
    void forgotten(JobEntry entry) {
        if (counted.remove(Counted.of(entry))) {
            takeOut(entry.claim());
        }
    }

    /** A job begins to wait or to hold a slot. */
    void opened(JobEntry entry) {
        entry.claim().subjects().forEach(subject -> openJobs.merge(subject, 1, Integer::sum));
    }

    /** A job waits no more, nor holds a slot. */
    void closed(JobEntry entry) {
        entry.claim()
                .subjects()
                .forEach(subject -> openJobs.computeIfPresent(subject, (key, jobs) -> jobs == 1 ? null : jobs - 1));
    }

    /** How much of a quota is used here. */
    public QuotaUse use(String subject, long now) {
        forgetBefore(now - MINUTE);
        return new QuotaUse(openJobs.getOrDefault(subject, 0), tokens.getOrDefault(subject, 0L));
    }

    /** How much of each quota is used here that any job uses something of, by subject. */
    public TreeMap<String, QuotaUse> all(long now) {
        forgetBefore(now - MINUTE);
        TreeMap<String, QuotaUse> all = new TreeMap<>();
        openJobs.forEach((subject, jobs) -> all.put(subject, new QuotaUse(jobs, 0)));
        tokens.forEach((subject, used) -> all.merge(subject, new QuotaUse(0, used), QuotaUse::plus));
        return all;
    }

    /**
     * When less is used next because a minute has passed, milliseconds since 1970-01-01T00:00:00Z; {@link Long#MAX_VALUE}:
     * never.
     */
    public long changesAt() {
        return counted.isEmpty() ? Long.MAX_VALUE : counted.first().claim().admittedAt() + MINUTE;
    }

    private void forgetBefore(long time) {
        forgottenUntil = Math.max(forgottenUntil, time);
        while (!counted.isEmpty() && counted.first().claim().admittedAt() <= time) {
            takeOut(counted.pollFirst().claim());
        }
    }

    private void takeOut(Claim old) {
        old.subjects()
                .forEach(subject -> tokens.computeIfPresent(
                        subject, (key, used) -> used == old.tokens() ? null : used - old.tokens()));
    }
}
