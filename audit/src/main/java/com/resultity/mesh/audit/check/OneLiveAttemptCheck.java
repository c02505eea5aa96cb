package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.check.TenancyEndings.Verdict;
import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.JobHistory;
import com.resultity.mesh.audit.evidence.Outcome;
import com.resultity.mesh.audit.evidence.Position;
import com.resultity.mesh.audit.evidence.Replaced;
import com.resultity.mesh.audit.evidence.TenancyEnding;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A job has at most one live assignment (promise 4): each attempt is decided once, attempts follow each other without a gap
 * and in the order of the log, none follows a final one, and each names the one before with an end that is borne out. A
 * decision repeated to the last field is no second one.
 */
final class OneLiveAttemptCheck implements Check {

    @Override
    public void examine(Evidence evidence, Moment moment, Findings findings) {
        for (JobHistory job : evidence.jobs()) {
            Map<Integer, Decision> attempts = decidedOnce(job, findings);
            for (Decision decision : attempts.values()) {
                examine(job, decision, attempts, evidence, findings);
            }
        }
    }

    /** The first decision of each attempt; every other one is a breach. */
    private static Map<Integer, Decision> decidedOnce(JobHistory job, Findings findings) {
        Map<Integer, Decision> attempts = new TreeMap<>();
        for (Decision decision : job.decisions()) {
            Decision first = attempts.putIfAbsent(decision.attempt(), decision);
            if (first != null) {
                findings.breach(
                        BreachKind.DOUBLY_ASSIGNED,
                        job.id(),
                        decision.nodeId(),
                        "attempt " + decision.attempt() + " was decided by " + first.cell() + ", and differently by "
                                + decision.cell(),
                        first.position(),
                        decision.position());
            }
        }
        return attempts;
    }

    private static void examine(
            JobHistory job, Decision decision, Map<Integer, Decision> attempts, Evidence evidence, Findings findings) {
        if (decision.attempt() < 1) {
            breach(decision, "attempts are counted from 1", findings);
        } else if (decision.attempt() == 1) {
            decision.replaced().ifPresent(replaced -> breach(decision, "a first attempt replaces none", findings));
        } else {
            follow(job, decision, Optional.ofNullable(attempts.get(decision.attempt() - 1)), evidence, findings);
        }
    }

    private static void follow(
            JobHistory job, Decision decision, Optional<Decision> before, Evidence evidence, Findings findings) {
        if (before.isEmpty()) {
            missing(decision, evidence, findings);
            return;
        }
        Decision held = before.get();
        if (held.closesJob()) {
            breach(decision, "attempt " + held.attempt() + " was final", findings, held);
            return;
        }
        boolean samePartition =
                held.position().partition() == decision.position().partition();
        if (samePartition && held.position().compareTo(decision.position()) > 0) {
            breach(decision, "it lies before attempt " + held.attempt(), findings, held);
        }
        Optional<Replaced> replaced = decision.replaced();
        boolean named = replaced.isPresent()
                && replaced.get().attempt() == held.attempt()
                && replaced.get().nodeId().equals(held.nodeId());
        if (!named) {
            breach(decision, "it does not name attempt " + held.attempt() + " as the one it replaces", findings, held);
            return;
        }
        ended(job, held, replaced.get().ending(), decision, evidence, findings);
    }

    private static void missing(Decision decision, Evidence evidence, Findings findings) {
        if (evidence.kept().whole(TopicCatalogue.ROUTING_DECISIONS)) {
            breach(decision, "attempt " + (decision.attempt() - 1) + " was never decided", findings);
        } else {
            findings.unverifiable(BreachKind.DOUBLY_ASSIGNED);
        }
    }

    private static void ended(
            JobHistory job,
            Decision held,
            TenancyEnding ending,
            Decision decision,
            Evidence evidence,
            Findings findings) {
        if (ending == TenancyEnding.OUTCOME) {
            Optional<Outcome> outcome = FinalState.outcomeOf(job, held, evidence);
            if (outcome.isPresent() && !outcome.get().served()) {
                return;
            }
            if (outcome.isEmpty() && !evidence.kept().whole(TopicCatalogue.JOB_OUTCOMES)) {
                findings.unverifiable(BreachKind.DOUBLY_ASSIGNED);
                return;
            }
            String detail = outcome.isPresent() ? "was served" : "has no outcome";
            breach(decision, "attempt " + held.attempt() + " is said to have failed, but " + detail, findings, held);
            return;
        }
        Verdict verdict = TenancyEndings.judge(held, ending, decision.decidedAt(), decision, evidence);
        if (verdict instanceof Verdict.Contradicted contradicted) {
            breach(decision, "attempt " + held.attempt() + " may be live: " + contradicted.detail(), findings, held);
        } else if (verdict instanceof Verdict.Unverifiable) {
            findings.unverifiable(BreachKind.DOUBLY_ASSIGNED);
        }
    }

    private static void breach(Decision decision, String detail, Findings findings, Decision... others) {
        findings.breach(
                BreachKind.DOUBLY_ASSIGNED,
                decision.jobId(),
                decision.nodeId(),
                "attempt " + decision.attempt() + ": " + detail,
                Stream.concat(Stream.of(others), Stream.of(decision))
                        .map(Decision::position)
                        .toArray(Position[]::new));
    }
}
