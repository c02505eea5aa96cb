package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Assignment;
import com.resultity.mesh.audit.evidence.Demand;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.NodeRecords.Enrolment;
import com.resultity.mesh.audit.evidence.PolicyRecords.Terms;
import com.resultity.mesh.audit.report.BreachKind;
import java.util.Optional;

/** A node has the trust that the job and its Subcloud demand, by the enrolment that the decision says it rests on. */
final class TrustCheck implements AssignmentCheck {

    @Override
    public void examine(AssignedJob assigned, Evidence evidence, Findings findings) {
        int ofJob = assigned.demands().stream()
                .mapToInt(Demand::minimumTrustLevel)
                .max()
                .orElse(0);
        int demanded =
                Math.max(ofJob, assigned.terms().map(Terms::minimumTrustLevel).orElse(0));
        if (demanded == 0) {
            return;
        }
        Assignment assignment = assigned.assignment();
        Optional<Enrolment> enrolment =
                evidence.nodes().enrolments().find(assignment.nodeId(), assignment.nodeVersion());
        if (enrolment.isEmpty()) {
            findings.unverifiable(BreachKind.TRUST);
        } else if (enrolment.get().trustLevel() < demanded) {
            findings.breach(
                    BreachKind.TRUST,
                    assigned.decision(),
                    "it demands trust level " + demanded + ", and the node has "
                            + enrolment.get().trustLevel());
        }
    }
}
