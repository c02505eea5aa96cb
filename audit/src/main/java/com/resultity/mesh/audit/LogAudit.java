package com.resultity.mesh.audit;

import com.resultity.mesh.audit.check.Check;
import com.resultity.mesh.audit.check.FinalState;
import com.resultity.mesh.audit.check.Findings;
import com.resultity.mesh.audit.check.JobFigures;
import com.resultity.mesh.audit.check.Moment;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.EvidenceFiling;
import com.resultity.mesh.audit.log.LogRecord;
import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.topics.Topic;

/**
 * The judge. It is given the records of the log, each partition in its own order and partitions in any, and says which
 * promises they show to be broken. It knows no broker and no clock. Not safe for use by several threads.
 */
public final class LogAudit {

    private final AuditSettings settings;
    private final EvidenceFiling filing = new EvidenceFiling();

    /**
     * @param settings how patient and how wordy it is
     */
    public LogAudit(AuditSettings settings) {
        this.settings = settings;
    }

    /**
     * A partition begins at this offset; what lay before is no longer kept, and proves nothing. Without a word of it, a
     * partition begins at 0.
     */
    public void begins(Topic<?> topic, int partition, long offset) {
        filing.begins(topic, partition, offset);
    }

    /** Takes the next record of its partition. */
    public void observe(LogRecord record) {
        filing.file(record);
    }

    /**
     * Judges what was observed so far.
     *
     * @param now the moment up to which the log was read, milliseconds since 1970-01-01T00:00:00Z
     */
    public AuditReport report(long now) {
        Evidence evidence = filing.evidence();
        Moment moment = new Moment(now, settings.settlingMilliseconds(), settings.lossGraceMilliseconds());
        Findings findings = new Findings(settings.listedBreaches());
        Check.all(settings.usageLedger()).forEach(check -> check.examine(evidence, moment, findings));
        JobFigures jobs = JobFigures.of(evidence, moment);
        return new AuditReport(
                jobs.accepted(),
                jobs.in(FinalState.SERVED),
                jobs.in(FinalState.REFUSED),
                jobs.in(FinalState.EXPIRED),
                jobs.in(FinalState.OPEN),
                findings.count(BreachKind.LOST),
                findings.count(BreachKind.UNASKED),
                findings.count(BreachKind.DOUBLY_ASSIGNED),
                findings.count(BreachKind.ISOLATION),
                findings.count(BreachKind.ACCESS),
                findings.count(BreachKind.JURISDICTION),
                findings.count(BreachKind.ZONE),
                findings.count(BreachKind.TRUST),
                findings.count(BreachKind.CAPACITY),
                findings.count(BreachKind.HARDWARE),
                findings.count(BreachKind.MODEL),
                findings.count(BreachKind.DEADLINE),
                findings.count(BreachKind.UNEXPLAINED),
                findings.count(BreachKind.SILENTLY_DROPPED),
                findings.count(BreachKind.STRAY_DEAD_LETTER),
                findings.count(BreachKind.ADDRESS_LEAK),
                findings.count(BreachKind.LEDGER),
                evidence.setAside().letters().size(),
                evidence.setAside().unbelievable().size(),
                jobs.assignments(),
                jobs.placedAgain(),
                jobs.repeatedDecisions(),
                jobs.lateOutcomes(),
                findings.unsettled(),
                jobs.refusalsByReason(),
                jobs.decisionLatency(),
                jobs.fairness(),
                findings.unverifiable(),
                evidence.kept().records(),
                now,
                findings.breaches());
    }
}
