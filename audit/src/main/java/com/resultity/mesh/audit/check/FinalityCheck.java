package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.JobHistory;
import com.resultity.mesh.audit.evidence.Position;
import com.resultity.mesh.audit.report.BreachKind;
import java.util.stream.Stream;

/** Every accepted job ends in exactly one of served, refused with a reason, or expired (promise 4). */
final class FinalityCheck implements Check {

    @Override
    public void examine(Evidence evidence, Moment moment, Findings findings) {
        Horizon horizon = Horizon.of(evidence, moment);
        for (JobHistory job : evidence.jobs()) {
            if (!Origins.accepted(job, evidence)) {
                continue;
            }
            if (horizon.hides(job)) {
                findings.unverifiable(BreachKind.LOST);
            } else if (FinalState.of(job, evidence, moment) == FinalState.LOST) {
                findings.breach(BreachKind.LOST, job.id(), nodeOf(job), detail(job), positions(job));
            }
        }
    }

    private static String nodeOf(JobHistory job) {
        return job.latestDecision().map(decision -> decision.nodeId()).orElse(null);
    }

    private static String detail(JobHistory job) {
        if (job.latestDecision().isPresent()) {
            return "attempt " + job.latestDecision().get().attempt()
                    + " was neither served nor replaced, and its time is over";
        }
        return job.located().isEmpty() ? "it was accepted and never labelled" : "it was labelled and never decided";
    }

    private static Position[] positions(JobHistory job) {
        return Stream.of(
                        job.requests().stream().map(request -> request.position()),
                        job.located().stream().map(located -> located.position()),
                        job.decisions().stream().map(decision -> decision.position()))
                .flatMap(positions -> positions)
                .toArray(Position[]::new);
    }
}
