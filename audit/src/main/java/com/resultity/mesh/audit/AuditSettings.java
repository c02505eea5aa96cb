package com.resultity.mesh.audit;

/**
 * How patient and how wordy the judge is.
 *
 * @param settlingMilliseconds how long after a moment something may still be on its way to the log; 0 or more
 * @param lossGraceMilliseconds how long past its time a job or a record may be before it counts as lost or dropped: as long
 *     as services may be down while the log is judged; 0 or more
 * @param listedBreaches most breaches of a kind that are listed; all are counted
 * @param usageLedger whether a usage ledger is kept, which then has to sum to the outcomes
 */
public record AuditSettings(
        long settlingMilliseconds, long lossGraceMilliseconds, int listedBreaches, boolean usageLedger) {

    /** Settles for 10 s, waits a minute for what is late, lists 100 breaches of a kind. */
    public static AuditSettings defaults() {
        return new AuditSettings(10_000, 60_000, 100, true);
    }

    /** The same for a log of routers by themselves, on which nobody keeps a usage ledger. */
    public AuditSettings withoutUsageLedger() {
        return new AuditSettings(settlingMilliseconds, lossGraceMilliseconds, listedBreaches, false);
    }
}
