package com.resultity.mesh.simulate;

import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.PreviousTenancy;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.TenancyEnd;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Every job that a gateway has sent, followed to its final state by the rules of attempts: a higher attempt voids every
 * lower one, a repeat of a decision changes nothing, and a refusal or expiry is final. Knows no Kafka and no clock.
 */
final class JobLedger {

    private final Map<String, TrackedJob> jobs = new LinkedHashMap<>();
    private final Map<JobState, Integer> counts = new EnumMap<>(JobState.class);
    private final Histogram decisionMicroseconds = new Histogram(3);
    private int repeatedDecisions;
    private int contradictions;
    private int replacements;

    /** What the gateway is to do about a decision. */
    sealed interface Step {
        /**
         * Hand the job to the node that its newest decision names.
         *
         * @param job the job
         */
        record HandOver(TrackedJob job) implements Step {}

        /**
         * Drop an attempt at the node that may hold it.
         *
         * @param nodeId the node
         * @param key the attempt
         */
        record Withdraw(String nodeId, WorkOrder.Key key) implements Step {}
    }

    /** Notes a job that is about to be sent. */
    void sent(String jobId, SimulatedJob job, long nanos) {
        jobs.put(jobId, new TrackedJob(jobId, job, nanos));
        count(JobState.SENT, 1);
    }

    /**
     * Takes a decision as it comes from the log.
     *
     * @param nanos when it came, on the same clock as {@link #sent}
     * @return what to do, in order
     */
    List<Step> decided(RoutingDecision decision, long nanos) {
        TrackedJob job = jobs.get(decision.getJobId());
        if (job == null) {
            return List.of();
        }
        List<Step> steps = new ArrayList<>();
        endPreviousTenancy(decision, steps);
        if (decision.getAttempt() <= job.attempt()) {
            noteOlder(job, decision);
            return steps;
        }
        if (job.holds(job.attempt())) {
            steps.add(withdraw(job));
        }
        if (job.attempt() > 0 && decision.getKind() == DecisionKind.ASSIGNED) {
            replacements++;
        }
        boolean first = job.attempt() == 0;
        change(job, () -> job.decided(decision, nanos));
        if (first) {
            decisionMicroseconds.recordValue(job.decisionMicroseconds());
        }
        if (job.state() == JobState.ASSIGNED) {
            steps.add(new Step.HandOver(job));
        }
        return steps;
    }

    /**
     * A slot that was taken back says so to its next tenant before the job that lost it is decided anew, or on another
     * partition: that attempt is void, whichever of the two is read first.
     */
    private void endPreviousTenancy(RoutingDecision decision, List<Step> steps) {
        if (decision.getAssignment() == null || decision.getAssignment().getPrevious() == null) {
            return;
        }
        PreviousTenancy previous = decision.getAssignment().getPrevious();
        TrackedJob job = jobs.get(previous.getJobId());
        if (previous.getEnd() == TenancyEnd.OUTCOME || job == null || job.isVoid(previous.getAttempt())) {
            return;
        }
        if (job.attempt() <= previous.getAttempt() && job.holds(job.attempt())) {
            steps.add(withdraw(job));
        }
        change(job, () -> job.voided(previous.getAttempt()));
    }

    private static Step withdraw(TrackedJob job) {
        return new Step.Withdraw(
                job.decision().getAssignment().getNodeId(), new WorkOrder.Key(job.jobId(), job.attempt()));
    }

    private void noteOlder(TrackedJob job, RoutingDecision decision) {
        if (decision.getAttempt() < job.attempt() || decision.equals(job.decision())) {
            repeatedDecisions++;
        } else {
            contradictions++;
        }
    }

    /**
     * A node has served an attempt.
     *
     * @param milliseconds how long it took, from the decision on
     * @return whether it still counts, and is to be reported
     */
    boolean served(WorkOrder.Key key, long milliseconds) {
        TrackedJob job = jobs.get(key.jobId());
        if (!job.holds(key.attempt())) {
            return false;
        }
        change(job, () -> job.served(milliseconds));
        return true;
    }

    /** A node has failed an attempt; returns whether it still counts, and is to be reported. */
    boolean failed(WorkOrder.Key key) {
        TrackedJob job = jobs.get(key.jobId());
        if (!job.holds(key.attempt())) {
            return false;
        }
        change(job, job::failed);
        return true;
    }

    private void change(TrackedJob job, Runnable change) {
        count(job.state(), -1);
        change.run();
        count(job.state(), 1);
    }

    private void count(JobState state, int by) {
        counts.merge(state, by, Integer::sum);
    }

    /** The job of that id, or null. */
    TrackedJob job(String jobId) {
        return jobs.get(jobId);
    }

    /** All jobs, in the order in which they were sent. */
    Collection<TrackedJob> jobs() {
        return Collections.unmodifiableCollection(jobs.values());
    }

    /** How many jobs are in a state. */
    int count(JobState state) {
        return counts.getOrDefault(state, 0);
    }

    /** Times from sending a job to its first decision, in µs. */
    Histogram decisionMicroseconds() {
        return decisionMicroseconds;
    }

    /** Decisions that said again what was known. */
    int repeatedDecisions() {
        return repeatedDecisions;
    }

    /** Decisions that said something else of an attempt that was decided already; a broken promise. */
    int contradictions() {
        return contradictions;
    }

    /** Assignments after the first of their job. */
    int replacements() {
        return replacements;
    }
}
