package com.resultity.mesh.router.decide.ladder;

import com.resultity.mesh.router.decide.eligibility.CellVisit;
import com.resultity.mesh.router.decide.eligibility.Stage;
import com.resultity.mesh.router.decide.job.Job;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job on its way through the cells. Only the cell that holds the token decides the job.
 *
 * @param job the job
 * @param attempt number of the attempt that is looked for, from 1
 * @param hop how many times the token was handed on, from 0
 * @param walk how many times it walked the whole ladder before, or put that off, from 0
 * @param patienceEndsAt when its patience for this attempt ends, at its deadline at the latest, milliseconds since
 *     1970-01-01T00:00:00Z
 * @param visits cells that looked on this walk, in order
 * @param voided the attempt before this one
 */
public record Token(
        Job job,
        int attempt,
        int hop,
        int walk,
        long patienceEndsAt,
        List<CellVisit> visits,
        Optional<VoidedAttempt> voided) {

    public Token {
        visits = List.copyOf(visits);
    }

    /** The token of a job that has just arrived at its home cell. */
    public static Token arriving(Job job) {
        return new Token(job, 1, 0, 0, patienceFrom(job.requestedAt(), job), List.of(), Optional.empty());
    }

    /** The token of the next attempt after one was voided; its patience begins anew, but never outlasts its deadline. */
    public Token nextAttempt(VoidedAttempt ended, long now) {
        return new Token(job, ended.attempt() + 1, hop, 0, patienceFrom(now, job), List.of(), Optional.of(ended));
    }

    private static long patienceFrom(long begin, Job job) {
        return Math.min(begin + job.patienceMilliseconds(), job.deadline());
    }

    /** This token after one more cell looked. */
    public Token visited(CellVisit visit) {
        List<CellVisit> longer = new ArrayList<>(visits);
        longer.add(visit);
        return new Token(job, attempt, hop, walk, patienceEndsAt, longer, voided);
    }

    /** This token as the next cell gets it. */
    public Token handedOn() {
        return new Token(job, attempt, hop + 1, walk, patienceEndsAt, visits, voided);
    }

    /** This token at the start of another walk over the ladder. */
    public Token walkingAgain() {
        return new Token(job, attempt, hop, walk + 1, patienceEndsAt, List.of(), voided);
    }

    /** This token where it does not walk although it is time to. */
    public Token puttingWalkOff() {
        return new Token(job, attempt, hop, walk + 1, patienceEndsAt, visits, voided);
    }

    /** Whether a cell has looked on this walk. */
    boolean hasLooked(String cell) {
        for (CellVisit visit : visits) {
            if (visit.cell().equals(cell)) {
                return true;
            }
        }
        return false;
    }

    /** What the first cell of this walk found, if there was room. If the job left that cell, it overflowed. */
    public Optional<CellVisit> roomAtFirst() {
        return visits.stream().findFirst().filter(visit -> visit.leftAfter(Stage.FREE_SLOT) > 0);
    }

    /**
     * The cell with room that this walk began in, if the job left it for one other only: that took it on for room which it
     * said it had.
     */
    public Optional<String> overflowedFrom() {
        return roomAtFirst().filter(first -> visits.size() == 2).map(CellVisit::cell);
    }

    /** The first cell on this walk that has nodes which would do, if they are not busy; by what each found when it looked last. */
    public Optional<String> cellToWaitIn() {
        Map<String, Integer> alive = new LinkedHashMap<>();
        visits.forEach(visit -> alive.put(visit.cell(), visit.leftAfter(Stage.ALIVE)));
        return alive.entrySet().stream()
                .filter(cell -> cell.getValue() > 0)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether the job was given a node before. */
    public boolean hadNode() {
        return attempt > 1;
    }

    /** Whether the job leaves rather than waits. */
    public boolean isImpatient() {
        return job.patienceMilliseconds() == 0;
    }

    /**
     * Whether the job may wait no longer. One that does not wait at all may still look, unless its deadline has come: then no
     * node is worth having.
     */
    public boolean isOverdue(long now) {
        return isPastDeadline(now) || (!isImpatient() && patienceEndsAt <= now);
    }

    /** Whether no node is worth having any more. */
    public boolean isPastDeadline(long now) {
        return job.deadline() <= now;
    }

    /** Whether it is the job's deadline that ends this attempt, and not its patience. */
    public boolean isLimitedByDeadline() {
        return job.deadline() < Job.NO_DEADLINE && (isImpatient() || job.deadline() <= patienceEndsAt);
    }
}
