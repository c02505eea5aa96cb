package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.PolicyRecords.TenantTerms;
import com.resultity.mesh.audit.evidence.Versions;
import com.resultity.mesh.topics.PolicyKey;
import com.resultity.mesh.topics.PolicyKey.Table;
import java.util.Optional;
import java.util.Set;

/** What a decision knew of its tenant, and whether that is what it had to know. */
final class TenantTables {

    private static final TenantTerms UNKNOWN = new TenantTerms(Set.of(), Optional.empty(), Optional.empty(), false);

    private TenantTables() {}

    /** What the evidence says of the tenant that a decision rests on. */
    sealed interface Tenant {

        /** It is this one; one that was unknown has no team, organisation or binding. */
        record Known(TenantTerms terms) implements Tenant {}

        /** The log no longer holds it. */
        record Forgotten() implements Tenant {}

        /**
         * It cannot be.
         *
         * @param detail why not
         */
        record Wrong(String detail) implements Tenant {}
    }

    static Tenant of(Decision decision, Evidence evidence) {
        long version = decision.admission().tenantVersion();
        if (version == 0) {
            return evidence.policyReads().surelyKnown(new PolicyKey(Table.TENANT, decision.tenantId()), decision)
                    ? new Tenant.Wrong("it rests on no tenant, and its cell knew of " + decision.tenantId())
                    : new Tenant.Known(UNKNOWN);
        }
        Versions<TenantTerms> tenants = evidence.policies().tenants();
        Optional<TenantTerms> terms = tenants.find(decision.tenantId(), version);
        if (terms.isPresent()) {
            return new Tenant.Known(terms.get());
        }
        return tenants.mayBeCompacted(decision.tenantId(), version)
                ? new Tenant.Forgotten()
                : new Tenant.Wrong("it rests on version " + version + " of its tenant, which was never written");
    }
}
