package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.report.BreachKind;

/** No attempt of a job is given a node at or after the job's deadline. */
final class DeadlineCheck implements AssignmentCheck {

    @Override
    public void examine(AssignedJob assigned, Evidence evidence, Findings findings) {
        if (assigned.located().isEmpty()) {
            findings.unverifiable(BreachKind.DEADLINE);
            return;
        }
        long deadline = assigned.located().get().deadline();
        long late = assigned.decision().decidedAt() - deadline;
        if (late >= 0) {
            findings.breach(
                    BreachKind.DEADLINE, assigned.decision(), "it was given a node " + late + " ms after its deadline");
        }
    }
}
