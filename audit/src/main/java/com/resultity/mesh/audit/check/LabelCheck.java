package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Demand;
import com.resultity.mesh.audit.evidence.Demand.ZoneRule;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.JobHistory;
import com.resultity.mesh.audit.evidence.Located;
import com.resultity.mesh.audit.evidence.Request;
import com.resultity.mesh.audit.report.BreachKind;

/** The edge's label never widens what the request allows: the countries are worked out again from the request itself. */
final class LabelCheck implements Check {

    @Override
    public void examine(Evidence evidence, Moment moment, Findings findings) {
        for (JobHistory job : evidence.jobs()) {
            for (Located label : job.located()) {
                Origins.request(job, label).ifPresent(request -> compare(job, request, label, findings));
            }
        }
    }

    private static void compare(JobHistory job, Request request, Located label, Findings findings) {
        compare(job, request.demand(), label, findings);
        if (label.deadline() > request.deadline()) {
            breach(BreachKind.DEADLINE, job, label, "its label has a later deadline than its request", findings);
        }
    }

    private static void compare(JobHistory job, Demand asked, Located label, Findings findings) {
        Demand said = label.demand();
        if (!said.countries().within(asked.countries())) {
            breach(
                    BreachKind.JURISDICTION,
                    job,
                    label,
                    "its label allows " + said.countries() + ", its request " + asked.countries(),
                    findings);
        }
        if (!said.subcloudId().equals(asked.subcloudId())) {
            breach(BreachKind.ISOLATION, job, label, "its label names another Subcloud than its request", findings);
        }
        if (!said.tenantId().equals(asked.tenantId())) {
            breach(BreachKind.ACCESS, job, label, "its label names another tenant than its request", findings);
        }
        if (said.minimumTrustLevel() < asked.minimumTrustLevel()) {
            breach(BreachKind.TRUST, job, label, "its label demands less trust than its request", findings);
        }
        if (!said.model().equals(asked.model()) || !said.capability().equals(asked.capability())) {
            breach(BreachKind.MODEL, job, label, "its label asks for another model than its request", findings);
        }
        if (!said.tokenId().equals(asked.tokenId())) {
            breach(BreachKind.ACCESS, job, label, "its label carries another proof than its request", findings);
        }
        if (asked.zoneRule() == ZoneRule.BOUND && said.zoneRule() == ZoneRule.PREFERRED) {
            breach(BreachKind.ZONE, job, label, "its label lets it leave the zone that its request requires", findings);
        }
    }

    private static void breach(BreachKind kind, JobHistory job, Located label, String detail, Findings findings) {
        findings.breach(kind, job.id(), null, detail, label.position(), label.request());
    }
}
