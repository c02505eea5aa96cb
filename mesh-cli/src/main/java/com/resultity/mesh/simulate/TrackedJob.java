package com.resultity.mesh.simulate;

import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.RoutingDecision;

/** What a gateway knows of one job that it has sent. Changed by {@link JobLedger} alone. */
public final class TrackedJob {

    private final String jobId;
    private final SimulatedJob job;
    private final long sentNanos;

    private JobState state = JobState.SENT;
    private RoutingDecision decision;
    private int voidedUpTo;
    private long decisionMicroseconds;
    private long serviceMilliseconds;

    TrackedJob(String jobId, SimulatedJob job, long sentNanos) {
        this.jobId = jobId;
        this.job = job;
        this.sentNanos = sentNanos;
    }

    /** Its id. */
    public String jobId() {
        return jobId;
    }

    /** What it asked for. */
    public SimulatedJob job() {
        return job;
    }

    /** Where it stands. */
    public JobState state() {
        return state;
    }

    /** The decision of its highest attempt, or null before the first. */
    public RoutingDecision decision() {
        return decision;
    }

    /** Number of its highest attempt; 0 before the first decision. */
    public int attempt() {
        return decision == null ? 0 : decision.getAttempt();
    }

    /** Time from sending it to its first decision, in µs; 0 before that. */
    public long decisionMicroseconds() {
        return decisionMicroseconds;
    }

    /** Time from the decision to the end of the attempt that was served, in ms; 0 before that. */
    public long serviceMilliseconds() {
        return serviceMilliseconds;
    }

    /** Whether it holds the attempt at a node now. */
    boolean holds(int attempt) {
        return state == JobState.ASSIGNED && attempt() == attempt;
    }

    boolean isVoid(int attempt) {
        return attempt <= voidedUpTo;
    }

    void decided(RoutingDecision newer, long nanos) {
        if (decision == null) {
            decisionMicroseconds = Math.max(0, (nanos - sentNanos) / 1_000);
        }
        decision = newer;
        state = stateAfter(newer.getKind());
    }

    private JobState stateAfter(DecisionKind kind) {
        return switch (kind) {
            case ASSIGNED -> isVoid(attempt()) ? JobState.BETWEEN_ATTEMPTS : JobState.ASSIGNED;
            case REFUSED -> JobState.REFUSED;
            case EXPIRED -> JobState.EXPIRED;
            case UNRECOGNISED ->
                throw new IllegalArgumentException("job " + jobId + " has a decision of a kind this cannot know");
        };
    }

    /** An outcome that the mesh no longer waited for does not count: the job is decided anew. */
    void voided(int attempt) {
        voidedUpTo = Math.max(voidedUpTo, attempt);
        boolean placed = state == JobState.ASSIGNED || state == JobState.SERVED;
        if (placed && isVoid(attempt())) {
            state = JobState.BETWEEN_ATTEMPTS;
        }
    }

    void served(long milliseconds) {
        state = JobState.SERVED;
        serviceMilliseconds = milliseconds;
    }

    void failed() {
        state = JobState.BETWEEN_ATTEMPTS;
    }
}
