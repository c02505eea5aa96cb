package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.Effect.Purpose;
import com.resultity.mesh.router.decide.admission.Claim;
import com.resultity.mesh.router.decide.admission.Grounds;
import com.resultity.mesh.router.decide.admission.Reason;
import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.ladder.NearestMiss;
import com.resultity.mesh.router.decide.ladder.Token;
import com.resultity.mesh.router.decide.memory.CellJobs;
import com.resultity.mesh.router.decide.memory.JobEntry;
import com.resultity.mesh.router.decide.memory.JobEntry.State;
import java.util.Optional;
import java.util.function.Consumer;

/** The steps of jobs in a cell. With each, what is remembered, what falls due and what is told go together. */
final class JobProgress {

    private final String cell;
    private final CellJobs jobs;
    private final Deadlines deadlines;
    private final Consumer<Effect> effects;

    JobProgress(CellState cell, Deadlines deadlines, Consumer<Effect> effects) {
        this.cell = cell.name();
        this.jobs = cell.jobs();
        this.deadlines = deadlines;
        this.effects = effects;
    }

    /** Brings back a job as it was remembered. */
    void restore(JobEntry entry) {
        remember(entry);
    }

    /** Gives the token to another cell. */
    void handOn(Token token, Claim claim, String toCell, Purpose purpose) {
        JobEntry entry = entry(token, claim, new State.HandedOn(token.attempt(), toCell));
        remember(entry);
        effects.accept(new Effect.HandedOn(token.handedOn(), toCell, purpose, entry));
    }

    void refuse(Token token, Claim claim, Grounds grounds, Reason reason) {
        Optional<NearestMiss> nearestMiss =
                reason == Reason.NOTHING_ELIGIBLE ? NearestMiss.of(token.visits()) : Optional.empty();
        decide(new Decision.Refused(token, grounds, reason, nearestMiss), claim, new State.Closed());
    }

    /** Lets go of a job whose patience has ended, or whose deadline has come. */
    void expire(Token token, Claim claim, Grounds grounds) {
        decide(new Decision.Expired(token, grounds), claim, new State.Closed());
    }

    /**
     * Makes a decision.
     *
     * @param state where the job stands by it
     */
    void decide(Decision decision, Claim claim, State state) {
        JobEntry entry = entry(decision.token(), claim, state);
        remember(entry);
        effects.accept(new Effect.Decided(decision, entry));
    }

    /**
     * Lets a job wait in the line.
     *
     * @param walkAgainAt when it leaves the line to look elsewhere, milliseconds since 1970-01-01T00:00:00Z;
     *     {@link Long#MAX_VALUE}: never
     */
    void queue(Token token, Claim claim, long walkAgainAt) {
        JobEntry entry = entry(token, claim, new State.Waiting(token, walkAgainAt));
        remember(entry);
        effects.accept(new Effect.JobChanged(entry));
    }

    /** Closes a job that was served. Nothing to be told: that its tenancy ended closes it. */
    void close(JobEntry entry) {
        remember(entry.in(new State.Closed()));
    }

    /** Takes a job's slot off its account before others are served from what it leaves; a step that is told follows. */
    void putAside(JobEntry entry, Token token) {
        remember(entry.in(new State.HandedOn(token.attempt(), cell)));
    }

    private void remember(JobEntry entry) {
        jobs.put(entry);
        if (entry.state() instanceof State.Holding holding) {
            deadlines.add(holding.leaseEndsAt(), Deadline.Kind.LEASE, entry.jobId());
        }
        if (entry.state() instanceof State.Waiting waiting) {
            deadlines.add(waiting.token().patienceEndsAt(), Deadline.Kind.PATIENCE, entry.jobId());
            if (waiting.walkAgainAt() < Long.MAX_VALUE) {
                deadlines.add(waiting.walkAgainAt(), Deadline.Kind.WALK_AGAIN, entry.jobId());
            }
        }
    }

    /** What is remembered of a job from now on; the node that had it last still ties others. */
    private JobEntry entry(Token token, Claim claim, State state) {
        Job job = token.job();
        Optional<JobEntry.Tie> tie = Optional.empty();
        if (!job.affinity().isNone()) {
            tie = state instanceof State.Holding holding
                    ? Optional.of(new JobEntry.Tie(holding.nodeId(), job.affinity()))
                    : jobs.find(job.id()).flatMap(JobEntry::tiedTo);
        }
        return new JobEntry(job.id(), job.createdAt(), counted(token, claim, state), tie, state);
    }

    /** A job that neither has a node nor waits for one here, and never had one, uses no tokens here. */
    private static Claim counted(Token token, Claim claim, State state) {
        boolean counts = token.hadNode() || state instanceof State.Holding || state instanceof State.Waiting;
        return counts ? claim : claim.withTokens(0);
    }
}
