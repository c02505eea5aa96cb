package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.admission.Admission;
import com.resultity.mesh.router.decide.admission.Grounds;
import com.resultity.mesh.router.decide.admission.Reason;
import com.resultity.mesh.router.decide.eligibility.CellVisit;
import com.resultity.mesh.router.decide.eligibility.Eligibility;
import com.resultity.mesh.router.decide.eligibility.Members;
import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.ladder.Token;
import com.resultity.mesh.router.decide.line.Line;
import com.resultity.mesh.router.decide.memory.JobEntry;
import com.resultity.mesh.router.decide.memory.JobEntry.State;
import com.resultity.mesh.router.decide.nodes.CellNodes;
import java.util.Optional;
import java.util.function.Predicate;

/** The jobs in a cell's line: which may wait, and how they are served from what comes free. */
final class WaitingJobs {

    private final CellState cell;
    private final Assignment assignment;
    private final JobProgress progress;

    WaitingJobs(CellState cell, Assignment assignment, JobProgress progress) {
        this.cell = cell;
        this.assignment = assignment;
        this.progress = progress;
    }

    /** Lets a job wait, or refuses it if it would not or may not. */
    void add(Look look, Token visited) {
        if (visited.isImpatient()) {
            refuse(look, visited, Reason.ALL_BUSY);
            return;
        }
        if (!makeRoom(look)) {
            refuse(look, visited, Reason.LINE_FULL);
            return;
        }
        progress.queue(visited, look.claim(), walkAgainAt(look));
    }

    /** Whether there is a place in the line, or one is given up for the job. */
    private boolean makeRoom(Look look) {
        Line line = cell.jobs().line();
        if (line.isCrowdedFor(look.claim(), look.job())) {
            return false;
        }
        if (!isFull()) {
            return true;
        }
        Optional<String> leaving = line.giveWayTo(look.claim());
        leaving.ifPresent(jobId -> turnAway(jobId, look.now()));
        return leaving.isPresent();
    }

    private boolean isFull() {
        return cell.jobs().line().size() >= cell.settings().lineLimit();
    }

    /**
     * Lets a job whose time to look elsewhere has come stay where it is, if the line is full, there still is what it waits
     * for, and no other cell promises a slot: whoever came back would find that a newer one has the place.
     *
     * @return whether it stays
     */
    boolean putOffWalk(Token token, long now) {
        if (!isFull() || !(cell.admissions().of(token.job(), now) instanceof Admission.Admitted admitted)) {
            return false;
        }
        Look look = Look.of(token.puttingWalkOff(), admitted, cell, now);
        if (cell.answers().candidates(look.question()).alive().isEmpty()
                || look.ladder(cell.peers()).isPromisedElsewhere(cell.name())) {
            return false;
        }
        progress.queue(look.token(), look.claim(), walkAgainAt(look));
        return true;
    }

    /** A walk costs records, so the job stays where there is nowhere else to look. */
    private long walkAgainAt(Look look) {
        return look.ladder(cell.peers()).leadsBeyond(cell.name())
                ? look.now() + cell.settings().walkAgainAfter(look.token().walk())
                : Long.MAX_VALUE;
    }

    private void refuse(Look look, Token visited, Reason reason) {
        progress.refuse(visited, look.claim(), look.grounds(), reason);
    }

    /** Refuses a job that waits, for one that has waited for less than its share. */
    private void turnAway(String jobId, long now) {
        JobEntry entry = cell.jobs().find(jobId).orElseThrow();
        Token token = token(entry);
        Grounds grounds = cell.admissions().of(token.job(), now).grounds();
        progress.refuse(token, entry.claim(), grounds, Reason.LINE_FULL);
    }

    /**
     * Gives what is free to those who wait, to each as it is due. Whoever waits found nothing free before, so only what has
     * come free since can serve them.
     *
     * @param usable whether any of some nodes has come free
     */
    void serve(Predicate<Members> usable, long now) {
        Line line = cell.jobs().line();
        if (line.size() == 0) {
            return;
        }
        CellNodes nodes = cell.nodes();
        Line.Service service = new Line.Service(
                nodes.generation() + cell.policies().generation(),
                now,
                jobId -> candidates(jobId, now),
                jobId -> serve(jobId, now));
        line.serve(service, usable.and(members -> !nodes.free().isEmpty()));
    }

    private Optional<Members> candidates(String jobId, long now) {
        Job job = token(jobId).job();
        return cell.admissions().of(job, now) instanceof Admission.Admitted admitted
                ? Optional.of(cell.answers()
                        .candidates(cell.question(job, admitted.policy()))
                        .alive())
                : Optional.empty();
    }

    /**
     * Serves one job, or lets go of it where no node is worth having any more; false if no other of its demand can be served
     * either.
     */
    private boolean serve(String jobId, long now) {
        Token token = token(jobId);
        if (!(cell.admissions().of(token.job(), now) instanceof Admission.Admitted admitted)) {
            return false;
        }
        Look look = Look.of(token, admitted, cell, now);
        if (token.isPastDeadline(now)) {
            // The slot came free in the same moment, or this cell slept over both.
            progress.expire(token, look.claim(), look.grounds());
            return true;
        }
        Eligibility eligibility = cell.answers().to(look.question());
        if (eligibility.count() == 0) {
            return false;
        }
        CellVisit visit = eligibility.visit(cell.name(), token.job().rungOf(cell.name()));
        assignment.assign(look, token.visited(visit), eligibility);
        return true;
    }

    private Token token(String jobId) {
        return token(cell.jobs().find(jobId).orElseThrow());
    }

    private static Token token(JobEntry entry) {
        return ((State.Waiting) entry.state()).token();
    }
}
