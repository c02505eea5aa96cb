package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.check.SlotChains.Slot;
import com.resultity.mesh.audit.check.TenancyEndings.Verdict;
import com.resultity.mesh.audit.evidence.Assignment;
import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.EndedTenancy;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.JobHistory;
import com.resultity.mesh.audit.evidence.Position;
import com.resultity.mesh.audit.evidence.TenancyEnding;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A slot has one tenant at a time (promise 3). Partitions of decisions have no common order, so each assignment carries the
 * number of its tenancy and the end of the one before: numbers are unique and without a gap, the one before is truly the one
 * that is named, and it had truly ended, by its outcome or with its attempt.
 */
final class SlotChainCheck implements Check {

    @Override
    public void examine(Evidence evidence, Moment moment, Findings findings) {
        for (Map.Entry<Slot, List<Decision>> slot :
                SlotChains.of(evidence).chains().entrySet()) {
            Decision before = null;
            for (Decision decision : slot.getValue()) {
                if (before == null) {
                    first(slot.getKey(), decision, evidence, findings);
                } else {
                    next(slot.getKey(), before, decision, evidence, moment, findings);
                }
                before = decision;
            }
        }
    }

    private static void first(Slot slot, Decision decision, Evidence evidence, Findings findings) {
        Assignment assignment = decision.assignment().orElseThrow();
        if (assignment.tenancy() == 1) {
            assignment
                    .previous()
                    .ifPresent(previous -> breach(slot, decision, "it is the first, and names one before", findings));
        } else if (evidence.kept().whole(TopicCatalogue.ROUTING_DECISIONS)) {
            breach(slot, decision, "no tenancy before it was ever decided", findings);
        } else {
            findings.unverifiable(BreachKind.CAPACITY);
        }
    }

    private static void next(
            Slot slot, Decision before, Decision decision, Evidence evidence, Moment moment, Findings findings) {
        Assignment assignment = decision.assignment().orElseThrow();
        long distance = assignment.tenancy() - before.assignment().orElseThrow().tenancy();
        if (distance == 0) {
            breach(slot, decision, "two jobs hold it", findings, before);
            return;
        }
        if (distance > 1) {
            gap(slot, before, decision, evidence, moment, findings);
            return;
        }
        Optional<EndedTenancy> previous = assignment.previous();
        boolean named = previous.isPresent()
                && previous.get().jobId().equals(before.jobId())
                && previous.get().attempt() == before.attempt();
        if (!named) {
            breach(slot, decision, "it does not name the tenancy before it", findings, before);
            return;
        }
        ended(slot, before, previous.get(), decision, evidence, moment, findings);
    }

    /** Decisions of one transaction become readable partition by partition, so a young gap may be closing. */
    private static void gap(
            Slot slot, Decision before, Decision decision, Evidence evidence, Moment moment, Findings findings) {
        if (evidence.kept().whole(TopicCatalogue.ROUTING_DECISIONS) && moment.settled(decision.decidedAt())) {
            breach(slot, decision, "the tenancy before it was never decided", findings, before);
        } else {
            findings.unverifiable(BreachKind.CAPACITY);
        }
    }

    private static void ended(
            Slot slot,
            Decision before,
            EndedTenancy previous,
            Decision decision,
            Evidence evidence,
            Moment moment,
            Findings findings) {
        if (previous.ending() == TenancyEnding.OUTCOME) {
            endedByOutcome(slot, before, previous, decision, evidence, findings);
            return;
        }
        JobHistory job = evidence.historyOf(before.jobId());
        boolean over = job.decidedAbove(before.attempt()) || FinalState.of(job, evidence, moment) == FinalState.OPEN;
        if (!over) {
            breach(slot, decision, "the attempt before it was never voided", findings, before);
            return;
        }
        if (previous.ending() == TenancyEnding.NODE_RESTARTED && !startedLater(before, decision)) {
            breach(slot, decision, "the node has not started again since the tenancy before it", findings, before);
            return;
        }
        if (previous.outcome().isPresent()) {
            read(slot, before, previous.outcome().get(), decision, evidence, findings);
        } else if (SlotBlocking.blocks(previous, before, decision)) {
            breach(slot, decision, "the node may still be at work on the tenancy before it", findings, before);
            return;
        }
        Verdict verdict = TenancyEndings.judge(before, previous.ending(), previous.endedAt(), decision, evidence);
        if (verdict instanceof Verdict.Contradicted contradicted) {
            breach(slot, decision, "the tenancy before it may be live: " + contradicted.detail(), findings, before);
        } else if (verdict instanceof Verdict.Unverifiable) {
            findings.unverifiable(BreachKind.CAPACITY);
        }
    }

    private static boolean startedLater(Decision before, Decision decision) {
        return decision.assignment().orElseThrow().bootEpoch()
                > before.assignment().orElseThrow().bootEpoch();
    }

    private static void endedByOutcome(
            Slot slot,
            Decision before,
            EndedTenancy previous,
            Decision decision,
            Evidence evidence,
            Findings findings) {
        if (previous.outcome().isEmpty()) {
            breach(slot, decision, "it does not say which outcome ended the tenancy before it", findings, before);
            return;
        }
        read(slot, before, previous.outcome().get(), decision, evidence, findings);
    }

    private static void read(
            Slot slot, Decision before, Position position, Decision decision, Evidence evidence, Findings findings) {
        SlotBlocking.Outcome outcome = SlotBlocking.judge(position, before, decision, evidence);
        if (outcome instanceof SlotBlocking.Outcome.Wrong wrong) {
            breach(slot, decision, wrong.detail(), findings, before);
        } else if (outcome instanceof SlotBlocking.Outcome.Forgotten) {
            findings.unverifiable(BreachKind.CAPACITY);
        }
    }

    private static void breach(Slot slot, Decision decision, String detail, Findings findings, Decision before) {
        findings.breach(
                BreachKind.CAPACITY,
                decision.jobId(),
                slot.nodeId(),
                describe(slot, decision, detail),
                before.position(),
                decision.position());
    }

    private static void breach(Slot slot, Decision decision, String detail, Findings findings) {
        findings.breach(
                BreachKind.CAPACITY,
                decision.jobId(),
                slot.nodeId(),
                describe(slot, decision, detail),
                decision.position());
    }

    private static String describe(Slot slot, Decision decision, String detail) {
        return "tenancy " + decision.assignment().orElseThrow().tenancy() + " of slot " + slot.number() + " in "
                + slot.cell() + ": " + detail;
    }
}
