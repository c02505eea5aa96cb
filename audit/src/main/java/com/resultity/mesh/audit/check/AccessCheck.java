package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.check.TenantTables.Tenant;
import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.PolicyRecords.Grant;
import com.resultity.mesh.audit.evidence.Versions;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * No access without a grant (promise 5): a job reaches a Subcloud only under terms that were written, and only as these allow
 * its tenant: with a grant of its own, of a team or of its organisation that had not ended, with the proof of a token, or
 * by its binding.
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
        if (assigned.terms().isPresent()) {
            switch (assigned.terms().get().access()) {
                case EVERYBODY -> {}
                case GRANT -> granted(decision, subcloud, evidence, findings);
                case TOKEN -> proven(assigned, findings);
                case BINDING -> bound(decision, subcloud, evidence, findings);
            }
        } else if (decision.policyVersion() > 0
                && evidence.policies().subclouds().mayBeCompacted(subcloud, decision.policyVersion())) {
            findings.unverifiable(BreachKind.ACCESS);
        } else {
            findings.breach(
                    BreachKind.ACCESS,
                    decision,
                    "it rests on version " + decision.policyVersion() + " of " + subcloud
                            + ", which was never written");
        }
    }

    private static void granted(Decision decision, String subcloud, Evidence evidence, Findings findings) {
        long version = decision.grantVersion();
        if (version == 0) {
            findings.breach(BreachKind.ACCESS, decision, "a grant is needed, and it rests on none");
            return;
        }
        Versions<Grant> grants = evidence.policies().grants();
        List<String> keys = keys(decision, subcloud, evidence);
        List<Grant> found =
                keys.stream().flatMap(key -> grants.find(key, version).stream()).toList();
        if (found.stream().anyMatch(grant -> decision.decidedAt() < grant.endsAt())) {
            return;
        }
        // A key that a log without gaps does not know was never written.
        boolean all = evidence.kept().gapless(TopicCatalogue.ACCESS_GRANTS);
        boolean tenantForgotten = TenantTables.of(decision, evidence) instanceof Tenant.Forgotten;
        if (tenantForgotten
                || keys.stream()
                        .filter(key -> !all || grants.knows(key))
                        .anyMatch(key -> grants.mayBeCompacted(key, version))) {
            findings.unverifiable(BreachKind.ACCESS);
        } else if (found.isEmpty()) {
            findings.breach(BreachKind.ACCESS, decision, "version " + version + " of the grant was never written");
        } else {
            findings.breach(BreachKind.ACCESS, decision, "the grant had ended");
        }
    }

    /** Keys of the grants that let the tenant in. */
    private static List<String> keys(Decision decision, String subcloud, Evidence evidence) {
        List<String> keys = new ArrayList<>();
        keys.add(subcloud + "/" + decision.tenantId());
        if (TenantTables.of(decision, evidence) instanceof Tenant.Known known) {
            known.terms().teams().stream().sorted().forEach(team -> keys.add(subcloud + "/team/" + team));
            known.terms().organisation().ifPresent(id -> keys.add(subcloud + "/organisation/" + id));
        }
        return keys;
    }

    /** Tokens are for the router's eyes alone; that the proof is true cannot be seen here, that there is one can. */
    private static void proven(AssignedJob assigned, Findings findings) {
        Decision decision = assigned.decision();
        Optional<String> token = decision.admission().tokenId();
        if (token.isEmpty()) {
            findings.breach(BreachKind.ACCESS, decision, "the proof of a token is needed, and it names no token");
        } else if (assigned.demands().isEmpty()) {
            findings.unverifiable(BreachKind.ACCESS);
        } else if (assigned.demands().stream()
                .anyMatch(demand -> !demand.tokenId().equals(token))) {
            findings.breach(BreachKind.ACCESS, decision, "it names a token that its job carries no proof of");
        }
    }

    private static void bound(Decision decision, String subcloud, Evidence evidence, Findings findings) {
        if (TenantTables.of(decision, evidence) instanceof Tenant.Known known
                && !known.terms().binding().equals(Optional.of(subcloud))) {
            findings.breach(BreachKind.ACCESS, decision, "its tenant is not bound to " + subcloud);
        }
    }
}
