package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Assignment;
import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.NodeRecords.Enrolment;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A slot is one that the node offered (promise 3): below the slots that the decision counts with, which are no more than the
 * node's heartbeats offered since it started, and no more than its enrolment allows.
 */
final class OfferedSlotsCheck implements AssignmentCheck {

    /** Far longer than a node may be silent and still be given a job; milliseconds. */
    private static final long LONGEST_SILENCE = 60_000;

    @Override
    public void examine(AssignedJob assigned, Evidence evidence, Findings findings) {
        Assignment assignment = assigned.assignment();
        if (assignment.slot() < 0 || assignment.slot() >= assignment.slots()) {
            findings.breach(
                    BreachKind.CAPACITY,
                    assigned.decision(),
                    "slot " + assignment.slot() + " is none of " + assignment.slots());
        }
        offered(assigned.decision(), assignment, evidence, findings);
        enrolled(assigned.decision(), assignment, evidence, findings);
    }

    /** Heartbeats are kept for an hour alone; an offer from before that can no longer be seen. */
    private static void offered(Decision decision, Assignment assignment, Evidence evidence, Findings findings) {
        OptionalInt most = evidence.nodes().mostOffered(assignment.nodeId(), assignment.bootEpoch());
        if (most.isPresent() && most.getAsInt() >= assignment.slots()) {
            return;
        }
        boolean kept = evidence.kept().whole(TopicCatalogue.NODE_HEARTBEATS)
                || decision.decidedAt() - LONGEST_SILENCE > evidence.nodes().firstOfferAt(assignment.nodeId());
        if (!kept) {
            findings.unverifiable(BreachKind.CAPACITY);
            return;
        }
        findings.breach(
                BreachKind.CAPACITY,
                decision,
                "it counts with " + assignment.slots() + " slots, and the node offered "
                        + (most.isPresent() ? most.getAsInt() : "none") + " since it started");
    }

    private static void enrolled(Decision decision, Assignment assignment, Evidence evidence, Findings findings) {
        Optional<Enrolment> enrolment =
                evidence.nodes().enrolments().find(assignment.nodeId(), assignment.nodeVersion());
        if (enrolment.isPresent()) {
            if (assignment.slots() > enrolment.get().maximumSlots()) {
                findings.breach(
                        BreachKind.CAPACITY,
                        decision,
                        "it counts with " + assignment.slots() + " slots, and the node is enrolled with "
                                + enrolment.get().maximumSlots());
            }
        } else if (evidence.nodes().enrolments().mayBeCompacted(assignment.nodeId(), assignment.nodeVersion())) {
            findings.unverifiable(BreachKind.CAPACITY);
        } else {
            findings.breach(
                    BreachKind.CAPACITY,
                    decision,
                    "it rests on version " + assignment.nodeVersion() + " of the node, which was never written");
        }
    }
}
