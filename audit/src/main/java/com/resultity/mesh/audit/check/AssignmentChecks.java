package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.Demand;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.JobHistory;
import com.resultity.mesh.audit.evidence.Located;
import com.resultity.mesh.audit.evidence.PolicyRecords.Terms;
import com.resultity.mesh.audit.evidence.Request;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts every assignment of every job before all checks that look at one at a time. */
final class AssignmentChecks implements Check {

    private final List<AssignmentCheck> checks;

    AssignmentChecks(List<AssignmentCheck> checks) {
        this.checks = checks;
    }

    @Override
    public void examine(Evidence evidence, Moment moment, Findings findings) {
        for (JobHistory job : evidence.jobs()) {
            Optional<Located> located = Origins.label(job, evidence);
            List<Demand> demands = Stream.concat(
                            located.map(Located::demand).stream(),
                            located.flatMap(label -> Origins.request(job, label)).map(Request::demand).stream())
                    .toList();
            for (Decision decision : job.decisions()) {
                decision.assignment()
                        .map(assignment ->
                                new AssignedJob(decision, assignment, demands, located, terms(decision, evidence)))
                        .ifPresent(assigned -> checks.forEach(check -> check.examine(assigned, evidence, findings)));
            }
        }
    }

    private static Optional<Terms> terms(Decision decision, Evidence evidence) {
        return decision.subcloudId()
                .flatMap(subcloud -> evidence.policies().subclouds().find(subcloud, decision.policyVersion()));
    }
}
