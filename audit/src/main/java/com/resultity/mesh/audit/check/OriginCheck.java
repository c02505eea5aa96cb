package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.JobHistory;
import com.resultity.mesh.audit.evidence.Located;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.topics.TopicCatalogue;

/** Every decision is of a job that was labelled, and every label is of a request that lies where the label says. */
final class OriginCheck implements Check {

    @Override
    public void examine(Evidence evidence, Moment moment, Findings findings) {
        boolean labelsKept = evidence.kept().whole(TopicCatalogue.LOCATED_JOBS);
        for (JobHistory job : evidence.jobs()) {
            for (Located label : job.located()) {
                examine(job, label, evidence, findings);
            }
            if (!job.decisions().isEmpty() && Origins.label(job, evidence).isEmpty()) {
                Decision first = job.decisions().get(0);
                if (labelsKept) {
                    findings.breach(BreachKind.UNASKED, first, "no label of it was taken, and yet it was decided");
                } else {
                    findings.unverifiable(BreachKind.UNASKED);
                }
            }
        }
    }

    private static void examine(JobHistory job, Located label, Evidence evidence, Findings findings) {
        if (Origins.request(job, label).isPresent()) {
            return;
        }
        if (evidence.kept().deleted(label.request())) {
            findings.unverifiable(BreachKind.UNASKED);
        } else {
            findings.breach(
                    BreachKind.UNASKED,
                    job.id(),
                    null,
                    "no request of it lies at " + label.request() + ", where its label says",
                    label.position());
        }
    }
}
