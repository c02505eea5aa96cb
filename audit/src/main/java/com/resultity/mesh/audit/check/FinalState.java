package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Assignment;
import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.JobHistory;
import com.resultity.mesh.audit.evidence.Located;
import com.resultity.mesh.audit.evidence.Outcome;
import com.resultity.mesh.audit.evidence.Request;
import com.resultity.mesh.topics.Consumer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What became of an accepted job. Its highest attempt alone counts: a refusal or an expiry is final, and an assignment is
 * served once the first outcome of just that attempt says so. Until then the job is open, or lost once its time is over.
 */
public enum FinalState {
    SERVED,
    REFUSED,
    EXPIRED,
    OPEN,
    LOST;

    /** The most that a job may ask for, for jobs whose label the log no longer holds; milliseconds. */
    private static final long LONGEST_PATIENCE = 600_000;

    static FinalState of(JobHistory job, Evidence evidence, Moment moment) {
        Optional<Decision> latest = job.latestDecision();
        if (latest.isEmpty()) {
            return openUntil(dueUndecided(job, evidence), moment);
        }
        Decision decision = latest.get();
        return switch (decision.verdict()) {
            case REFUSED -> REFUSED;
            case EXPIRED -> EXPIRED;
            case UNKNOWN -> OPEN;
            case ASSIGNED -> ofAssigned(job, decision, evidence, moment);
        };
    }

    private static FinalState ofAssigned(JobHistory job, Decision decision, Evidence evidence, Moment moment) {
        Optional<Located> label = Origins.label(job, evidence);
        OptionalLong voidedAt = job.voidedAt(decision.attempt());
        if (voidedAt.isPresent()) {
            return openUntil(patienceEndsAt(voidedAt.getAsLong(), label), moment);
        }
        long leaseEndsAt = decision.assignment().map(Assignment::leaseEndsAt).orElse(decision.decidedAt());
        Optional<Outcome> outcome = outcomeOf(job, decision, evidence);
        if (outcome.isPresent() && outcome.get().served()) {
            return SERVED;
        }
        // A gateway's clock may be wrong; the router voids the attempt between its decision and the end of its lease.
        long voidAtLatest = outcome.map(Outcome::timestamp)
                .map(time -> Math.min(Math.max(time, decision.decidedAt()), leaseEndsAt))
                .orElse(leaseEndsAt);
        return openUntil(patienceEndsAt(voidAtLatest, label), moment);
    }

    /** A deadline cuts the patience of an attempt, and is no reason to decide it before it was asked for. */
    private static long patienceEndsAt(long begin, Optional<Located> label) {
        long patience = label.map(Located::patienceMilliseconds).orElse(LONGEST_PATIENCE);
        long deadline = label.map(Located::deadline).orElse(Long.MAX_VALUE);
        return Math.max(begin, Math.min(begin + patience, deadline));
    }

    private static long dueUndecided(JobHistory job, Evidence evidence) {
        Optional<Located> located = Origins.label(job, evidence);
        return located.map(label -> patienceEndsAt(label.requestedAt(), located))
                .or(() -> Origins.request(job, evidence).map(Request::timestamp))
                .orElse(Long.MAX_VALUE);
    }

    private static FinalState openUntil(long due, Moment moment) {
        return moment.overdue(due) ? LOST : OPEN;
    }

    /** The outcome that ended an assignment: the first that concerns it and that its cell did not set aside. */
    static Optional<Outcome> outcomeOf(JobHistory job, Decision decision, Evidence evidence) {
        return job.outcomes().stream()
                .filter(outcome -> outcome.concerns(decision))
                .filter(outcome ->
                        !evidence.setAside().setAside(Consumer.ROUTER_PLACE.applicationId(), outcome.position()))
                .findFirst();
    }
}
