package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.JobHistory;
import com.resultity.mesh.audit.report.BreachKind;

/** Every decision says why, and on what it rests (promise 6). */
final class ExplanationCheck implements Check {

    @Override
    public void examine(Evidence evidence, Moment moment, Findings findings) {
        for (JobHistory job : evidence.jobs()) {
            for (Decision decision : job.decisions()) {
                decision.unexplained().ifPresent(missing -> findings.breach(BreachKind.UNEXPLAINED, decision, missing));
            }
        }
    }
}
