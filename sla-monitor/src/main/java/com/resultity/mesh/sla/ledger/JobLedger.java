package com.resultity.mesh.sla.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is remembered of one job so that each of its attempts is counted once, by whichever was heard of first: its outcome
 * or the decision that made it void. Gateways and routers repeat themselves, and outcomes and decisions have no common
 * order.
 *
 * @param highestDecided highest attempt number that a decision named; 0 if none was seen
 * @param counted attempts whose end was counted
 */
public record JobLedger(int highestDecided, SortedSet<Integer> counted) {

    /** A job of which nothing was heard yet. */
    public static final JobLedger EMPTY = new JobLedger(0, new TreeSet<>());

    public JobLedger {
        counted = Collections.unmodifiableSortedSet(new TreeSet<>(counted));
    }

    /**
     * What an event adds.
     *
     * @param ledger the job's ledger from now on; equals the old one when the event said nothing new
     * @param ended the attempts that it ends, at most two
     */
    public record Posting(JobLedger ledger, List<EndedAttempt> ended) {}

    /** Posts an event to the ledger. */
    public Posting post(JobEvent event) {
        if (event instanceof JobEvent.Decided decided) {
            return decide(decided);
        }
        return report((JobEvent.Reported) event);
    }

    private Posting decide(JobEvent.Decided decided) {
        SortedSet<Integer> nowCounted = new TreeSet<>(counted);
        List<EndedAttempt> ended = new ArrayList<>(2);
        decided.voided()
                .filter(voided -> nowCounted.add(voided.attempt()))
                .map(voided -> new EndedAttempt(Optional.of(voided.nodeId()), decided.subcloudId(), voided.end(), 0))
                .ifPresent(ended::add);
        if (decided.turnedAway() && nowCounted.add(decided.attempt())) {
            ended.add(new EndedAttempt(Optional.empty(), decided.subcloudId(), AttemptEnd.TURNED_AWAY, 0));
        }
        return new Posting(new JobLedger(Math.max(highestDecided, decided.attempt()), nowCounted), ended);
    }

    private Posting report(JobEvent.Reported reported) {
        boolean late = reported.attempt() < highestDecided;
        if (counted.contains(reported.attempt()) || (late && reported.served())) {
            return new Posting(this, List.of());
        }
        SortedSet<Integer> nowCounted = new TreeSet<>(counted);
        nowCounted.add(reported.attempt());
        EndedAttempt ended = new EndedAttempt(
                Optional.of(reported.nodeId()),
                reported.subcloudId(),
                reported.served() ? AttemptEnd.SERVED : AttemptEnd.FAILED,
                reported.served() ? reported.latencyMilliseconds() : 0);
        return new Posting(new JobLedger(highestDecided, nowCounted), List.of(ended));
    }
}
