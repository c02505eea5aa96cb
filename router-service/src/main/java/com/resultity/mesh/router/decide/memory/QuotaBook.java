package com.resultity.mesh.router.decide.memory;

import com.resultity.mesh.router.decide.admission.Claim;
import com.resultity.mesh.router.decide.policy.QuotaUse;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** How much of each quota a cell's jobs use. A function of the jobs that it remembers. */
public final class QuotaBook {

    /** The window of tokens a minute. */
    static final long MINUTE = 60_000;

    private final Map<String, Integer> openJobs = new HashMap<>();
    private final Map<String, Long> tokens = new HashMap<>();
    private long forgottenUntil = Long.MIN_VALUE;
    private final PriorityQueue<JobEntry> admissions = new PriorityQueue<>(
            Comparator.comparingLong((JobEntry entry) -> entry.claim().admittedAt())
                    .thenComparing(JobEntry::jobId));

    /** A job is remembered for the first time. */
    void admitted(JobEntry entry) {
        if (entry.claim().tokens() > 0 && !entry.claim().subjects().isEmpty()) {
            admissions.add(entry);
            entry.claim()
                    .subjects()
                    .forEach(subject -> tokens.merge(subject, entry.claim().tokens(), Long::sum));
        }
    }

    /** A job is remembered no more: nor are its tokens, which else would count here and not after a restart. */
    void forgotten(JobEntry entry) {
        if (entry.claim().admittedAt() > forgottenUntil
                && admissions.removeIf(one -> one.jobId().equals(entry.jobId()))) {
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
        return admissions.isEmpty() ? Long.MAX_VALUE : admissions.peek().claim().admittedAt() + MINUTE;
    }

    private void forgetBefore(long time) {
        forgottenUntil = Math.max(forgottenUntil, time);
        while (!admissions.isEmpty() && admissions.peek().claim().admittedAt() <= time) {
            takeOut(admissions.remove().claim());
        }
    }

    private void takeOut(Claim old) {
        old.subjects()
                .forEach(subject -> tokens.computeIfPresent(
                        subject, (key, used) -> used == old.tokens() ? null : used - old.tokens()));
    }
}
