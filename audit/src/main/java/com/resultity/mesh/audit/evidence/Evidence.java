package com.resultity.mesh.audit.evidence;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything that the log says which a promise can be held against. */
public final class Evidence {

    private final Map<String, JobHistory> jobs = new HashMap<>();
    private final NodeRecords nodes = new NodeRecords();
    private final NodeChanges nodeChanges = new NodeChanges();
    private final PolicyRecords policies = new PolicyRecords();
    private final PolicyReads policyReads = new PolicyReads();
    private final Releases releases = new Releases();
    private final SetAside setAside = new SetAside();
    private final AddressTraces addresses = new AddressTraces();
    private final LedgerRecords ledger = new LedgerRecords();
    private final KeptLog kept = new KeptLog();

    /** Made when it is asked for, and again after more was read. */
    private List<JobHistory> ordered = List.of();

    JobHistory job(String jobId) {
        ordered = List.of();
        return jobs.computeIfAbsent(jobId, JobHistory::new);
    }

    /** All jobs that any record speaks of, ordered by id. */
    public List<JobHistory> jobs() {
        if (ordered.size() != jobs.size()) {
            ordered = jobs.values().stream()
                    .sorted(Comparator.comparing(JobHistory::id))
                    .toList();
            ordered.forEach(JobHistory::sort);
        }
        return ordered;
    }

    /** What the log says of a job, which may be nothing. */
    public JobHistory historyOf(String jobId) {
        JobHistory history = jobs.get(jobId);
        return history == null ? new JobHistory(jobId) : history;
    }

    public NodeRecords nodes() {
        return nodes;
    }

    public NodeChanges nodeChanges() {
        return nodeChanges;
    }

    public PolicyRecords policies() {
        return policies;
    }

    public PolicyReads policyReads() {
        return policyReads;
    }

    public Releases releases() {
        return releases;
    }

    public SetAside setAside() {
        return setAside;
    }

    public AddressTraces addresses() {
        return addresses;
    }

    public LedgerRecords ledger() {
        return ledger;
    }

    public KeptLog kept() {
        return kept;
    }
}
