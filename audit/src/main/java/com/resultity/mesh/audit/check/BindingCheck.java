package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.check.TenantTables.Tenant;
import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.Demand;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.PolicyRecords.TenantTerms;
import com.resultity.mesh.audit.report.BreachKind;
import java.util.Optional;

/**
 * A job is decided for the pool that it asked for (promise 1), or, where it asked for none, for the Subcloud that its tenant
 * is bound to; and a tenant that is bound to one alone is let into no other.
 */
final class BindingCheck implements AssignmentCheck {

    @Override
    public void examine(AssignedJob assigned, Evidence evidence, Findings findings) {
        Decision decision = assigned.decision();
        Tenant tenant = TenantTables.of(decision, evidence);
        if (tenant instanceof Tenant.Wrong wrong) {
            findings.breach(BreachKind.ACCESS, decision, wrong.detail());
        } else if (tenant instanceof Tenant.Known known) {
            bound(assigned, known.terms(), findings);
        } else {
            findings.unverifiable(BreachKind.ACCESS);
        }
    }

    private static void bound(AssignedJob assigned, TenantTerms tenant, Findings findings) {
        Decision decision = assigned.decision();
        Optional<String> subcloud = decision.subcloudId();
        if (tenant.exclusive() && !subcloud.equals(tenant.binding())) {
            findings.breach(
                    BreachKind.ACCESS,
                    decision,
                    "its tenant may use " + tenant.binding().orElseThrow() + " alone, and it is decided for "
                            + subcloud.orElse("the global pool"));
            return;
        }
        if (decision.admission().bound() && !(subcloud.isPresent() && subcloud.equals(tenant.binding()))) {
            findings.breach(
                    BreachKind.ISOLATION, decision, "it is decided for a Subcloud that its tenant is not bound to");
            return;
        }
        for (Demand demand : assigned.demands()) {
            Optional<String> due = demand.subcloudId().isPresent() ? demand.subcloudId() : tenant.binding();
            if (!subcloud.equals(due)) {
                findings.breach(BreachKind.ISOLATION, decision, "it is decided for another pool than it asked for");
                return;
            }
        }
    }
}
