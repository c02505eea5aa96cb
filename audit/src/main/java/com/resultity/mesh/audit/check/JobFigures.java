package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.Demand;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.JobHistory;
import com.resultity.mesh.audit.evidence.Located;
import com.resultity.mesh.audit.evidence.Outcome;
import com.resultity.mesh.audit.evidence.Request;
import com.resultity.mesh.audit.report.DecisionLatency;
import com.resultity.mesh.audit.report.Fairness;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of the jobs. */
public final class JobFigures {

    private final Map<FinalState, Long> states = new EnumMap<>(FinalState.class);
    private final Map<String, Long> refusalsByReason = new TreeMap<>();
    private final Map<String, Fairness.Share> shares = new TreeMap<>();
    private DecisionLatency decisionLatency;
    private long accepted;
    private long assignments;
    private long placedAgain;
    private long repeatedDecisions;
    private long lateOutcomes;

    private JobFigures() {}

    /** The figures of all jobs as of a moment. */
    public static JobFigures of(Evidence evidence, Moment moment) {
        JobFigures figures = new JobFigures();
        Horizon horizon = Horizon.of(evidence, moment);
        for (JobHistory job : evidence.jobs()) {
            if (Origins.accepted(job, evidence) && !horizon.hides(job)) {
                figures.countState(job, evidence, moment);
            }
            figures.countRecords(job);
        }
        figures.decisionLatency = latency(evidence);
        return figures;
    }

    private static DecisionLatency latency(Evidence evidence) {
        return DecisionLatency.of(evidence.jobs().stream()
                .flatMap(job -> job.decisionOf(1).stream())
                .mapToLong(first -> Math.max(0, first.decidedAt() - first.requestedAt()))
                .toArray());
    }

    private void countState(JobHistory job, Evidence evidence, Moment moment) {
        accepted++;
        FinalState state = FinalState.of(job, evidence, moment);
        states.merge(state, 1L, Long::sum);
        if (state != FinalState.OPEN) {
            long served = state == FinalState.SERVED ? 1 : 0;
            shares.merge(
                    tenantOf(job, evidence),
                    new Fairness.Share(1, served),
                    (one, two) -> new Fairness.Share(one.ended() + two.ended(), one.served() + two.served()));
        }
        if (state == FinalState.REFUSED || state == FinalState.EXPIRED) {
            job.latestDecision()
                    .flatMap(Decision::reason)
                    .ifPresent(reason -> refusalsByReason.merge(reason, 1L, Long::sum));
        }
    }

    private static String tenantOf(JobHistory job, Evidence evidence) {
        return Origins.label(job, evidence)
                .map(Located::demand)
                .or(() -> Origins.request(job, evidence).map(Request::demand))
                .map(Demand::tenantId)
                .orElseThrow();
    }

    private void countRecords(JobHistory job) {
        repeatedDecisions += job.repeats();
        for (Decision decision : job.decisions()) {
            if (decision.assignment().isPresent()) {
                assignments++;
                placedAgain += decision.attempt() > 1 ? 1 : 0;
            }
        }
        lateOutcomes +=
                job.outcomes().stream().filter(outcome -> late(outcome, job)).count();
    }

    private static boolean late(Outcome outcome, JobHistory job) {
        boolean asked =
                job.decisionOf(outcome.attempt()).filter(outcome::concerns).isPresent();
        return !asked || outcome.served() && job.decidedAbove(outcome.attempt());
    }

    /** Number of distinct jobs that were accepted. */
    public long accepted() {
        return accepted;
    }

    /** Number of accepted jobs in a state. */
    public long in(FinalState state) {
        return states.getOrDefault(state, 0L);
    }

    /** Attempts that were given a slot. */
    public long assignments() {
        return assignments;
    }

    /** Attempts above the first that were given a slot. */
    public long placedAgain() {
        return placedAgain;
    }

    /** Records that repeat a decision to the last field. */
    public long repeatedDecisions() {
        return repeatedDecisions;
    }

    /** Outcomes that say an attempt was served which was void by then, or that no decision asked for. */
    public long lateOutcomes() {
        return lateOutcomes;
    }

    /** Refused and expired jobs by reason. */
    public Map<String, Long> refusalsByReason() {
        return new TreeMap<>(refusalsByReason);
    }

    /** How evenly tenants were served. */
    public Fairness fairness() {
        return Fairness.of(shares.values());
    }

    /** Time to the first decision. */
    public DecisionLatency decisionLatency() {
        return decisionLatency;
    }
}
