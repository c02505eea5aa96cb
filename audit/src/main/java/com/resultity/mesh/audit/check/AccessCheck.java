package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.PolicyRecords;
import com.resultity.mesh.audit.report.BreachKind;

/**
 * No access without a grant (promise 5): a job reaches a Subcloud only under terms that were written, and one that needs a
 * grant only with a grant that was written for just that tenant.
 */
final class AccessCheck implements AssignmentCheck {

    @Override
    public void examine(AssignedJob assigned, Evidence evidence, Findings findings) {
        Decision decision = assigned.decision();
        if (assigned.demands().stream().anyMatch(demand -> !demand.tenantId().equals(decision.tenantId()))) {
            findings.breach(BreachKind.ACCESS, decision, "it is decided for another tenant than asked");
        }
        if (decision.subcloudId().isEmpty()) {
            return;
        }
        String subcloud = decision.subcloudId().get();
        PolicyRecords policies = evidence.policies();
        if (assigned.terms().isPresent()) {
            if (assigned.terms().get().grantNeeded()) {
                granted(decision, PolicyRecords.grantKey(subcloud, decision.tenantId()), policies, findings);
            }
        } else if (decision.policyVersion() > 0
                && policies.subclouds().mayBeCompacted(subcloud, decision.policyVersion())) {
            findings.unverifiable(BreachKind.ACCESS);
        } else {
            findings.breach(
                    BreachKind.ACCESS,
                    decision,
                    "it rests on version " + decision.policyVersion() + " of " + subcloud
                            + ", which was never written");
        }
    }

    private static void granted(Decision decision, String grant, PolicyRecords policies, Findings findings) {
        long version = decision.grantVersion();
        if (version == 0) {
            findings.breach(BreachKind.ACCESS, decision, "a grant is needed, and it rests on none");
        } else if (policies.grants().find(grant, version).isEmpty()) {
            if (policies.grants().mayBeCompacted(grant, version)) {
                findings.unverifiable(BreachKind.ACCESS);
            } else {
                findings.breach(BreachKind.ACCESS, decision, "version " + version + " of the grant was never written");
            }
        }
    }
}
