package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Assignment;
import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.NodeRecords.Memberships;
import com.resultity.mesh.audit.evidence.Versions;
import com.resultity.mesh.audit.report.BreachKind;
import java.util.Optional;
import java.util.Set;

/**
 * A job for a Subcloud reaches only its active members, and a global job never reaches an isolated node (promise 1), by the
 * memberships that the decision says it rests on.
 */
final class IsolationCheck implements AssignmentCheck {

    private static final Memberships NONE = new Memberships(Set.of(), false);

    @Override
    public void examine(AssignedJob assigned, Evidence evidence, Findings findings) {
        Decision decision = assigned.decision();
        Assignment assignment = assigned.assignment();
        Versions<Memberships> versions = evidence.nodes().memberships();
        Optional<Memberships> memberships = assignment.membershipsVersion() == 0
                ? Optional.of(NONE)
                : versions.find(assignment.nodeId(), assignment.membershipsVersion());
        if (memberships.isPresent()) {
            belongs(decision, memberships.get(), findings);
        } else if (versions.mayBeCompacted(assignment.nodeId(), assignment.membershipsVersion())) {
            findings.unverifiable(BreachKind.ISOLATION);
        } else {
            findings.breach(
                    BreachKind.ISOLATION,
                    decision,
                    "it rests on version " + assignment.membershipsVersion()
                            + " of the memberships, which was never written");
        }
    }

    private static void belongs(Decision decision, Memberships memberships, Findings findings) {
        if (decision.subcloudId().isEmpty()) {
            if (memberships.isolated()) {
                findings.breach(BreachKind.ISOLATION, decision, "it is global, and the node is isolated");
            }
            return;
        }
        String subcloud = decision.subcloudId().get();
        if (!memberships.active().contains(subcloud)) {
            findings.breach(BreachKind.ISOLATION, decision, "the node is no active member of " + subcloud);
        }
    }
}
