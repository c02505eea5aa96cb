package com.resultity.mesh.simulate;

/**
 * How far a run is.
 *
 * @param sent jobs sent
 * @param decided jobs that have a decision
 * @param served jobs that were served
 * @param refused jobs that were refused
 * @param expired jobs whose patience ended, or whose deadline came
 * @param replaced assignments after the first of their job
 * @param nodesUp nodes that run
 * @param decisionP50Milliseconds median of the time from a request to its first decision; 0 before the first
 */
public record RunProgress(
        int sent,
        int decided,
        int served,
        int refused,
        int expired,
        int replaced,
        int nodesUp,
        double decisionP50Milliseconds) {

    private static final double MICROSECONDS_PER_MILLISECOND = 1_000;

    static RunProgress of(JobLedger ledger, Fleet fleet) {
        return new RunProgress(
                ledger.jobs().size(),
                ledger.jobs().size() - ledger.count(JobState.SENT),
                ledger.count(JobState.SERVED),
                ledger.count(JobState.REFUSED),
                ledger.count(JobState.EXPIRED),
                ledger.replacements(),
                fleet.up(),
                ledger.decisionMicroseconds().getValueAtPercentile(50) / MICROSECONDS_PER_MILLISECOND);
    }

    /** Jobs that were sent and are in no final state. */
    public int open() {
        return sent - served - refused - expired;
    }
}
