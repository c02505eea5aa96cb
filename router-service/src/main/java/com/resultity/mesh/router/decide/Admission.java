package com.resultity.mesh.router.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a job may be decided at all: which pool it goes to, and whether its tenant may use that pool. */
sealed interface Admission {

    /** What the judgement rests on. */
    Grounds grounds();

    /**
     * The job may look for a node.
     *
     * @param policy the Subcloud's policy; empty for the global pool
     * @param grounds what this rests on
     * @param quotas quotas that it must keep within
     */
    record Admitted(Optional<SubcloudPolicy> policy, Grounds grounds, List<QuotaClaim> quotas) implements Admission {}

    /**
     * The job is not allowed.
     *
     * @param reason why
     * @param grounds what this rests on
     */
    record Denied(Reason reason, Grounds grounds) implements Admission {}

    /**
     * Judges a job.
     *
     * @param now milliseconds since 1970-01-01T00:00:00Z
     */
    static Admission of(Job job, Policies policies, CellSettings settings, long now) {
        Optional<TenantFacts> known = policies.tenant(job.tenantId());
        if (known.isEmpty() && settings.knownTenantsOnly()) {
            return new Denied(Reason.UNKNOWN_TENANT, Grounds.of(job.subcloudId(), TenantFacts.unknown(job.tenantId())));
        }
        TenantFacts tenant = known.orElseGet(() -> TenantFacts.unknown(job.tenantId()));
        Optional<String> bound = tenant.binding().map(TenantFacts.Binding::subcloudId);
        boolean exclusive =
                tenant.binding().filter(TenantFacts.Binding::exclusive).isPresent();
        if (exclusive && job.subcloudId().isPresent() && !job.subcloudId().equals(bound)) {
            return new Denied(Reason.BOUND_ELSEWHERE, Grounds.of(job.subcloudId(), tenant));
        }
        Optional<String> pool = job.subcloudId().or(() -> bound);
        Grounds grounds = Grounds.of(pool, tenant).withBound(job.subcloudId().isEmpty() && bound.isPresent());
        if (pool.isEmpty()) {
            return modelKnown(
                    job, policies, settings, new Admitted(Optional.empty(), grounds, ofTenant(tenant, List.of())));
        }
        return policies.subcloud(pool.get())
                .map(policy -> modelKnown(
                        job,
                        policies,
                        settings,
                        access(job, policy, tenant, policies, grounds.withPolicy(policy), now)))
                .orElseGet(() -> new Denied(Reason.UNKNOWN_SUBCLOUD, grounds));
    }

    private static Admission modelKnown(Job job, Policies policies, CellSettings settings, Admission admission) {
        if (!(admission instanceof Admitted admitted) || !(job.model() instanceof ModelDemand.Named named)) {
            return admission;
        }
        Optional<ModelFacts> model = policies.model(named.name());
        if (model.isEmpty() && settings.knownModelsOnly()) {
            return new Denied(Reason.UNKNOWN_MODEL, admitted.grounds());
        }
        return model.<Admission>map(facts -> new Admitted(
                        admitted.policy(), admitted.grounds().withModel(facts.version()), admitted.quotas()))
                .orElse(admitted);
    }

    private static Admission access(
            Job job, SubcloudPolicy policy, TenantFacts tenant, Policies policies, Grounds grounds, long now) {
        return switch (policy.access()) {
            case PUBLIC -> admitted(policy, tenant, grounds, List.of());
            case WHITELIST -> byGrant(policy, tenant, policies, grounds, now);
            case TOKEN -> byToken(job, policy, tenant, policies, grounds, now);
            case BINDING ->
                tenant.boundTo(policy.id())
                        ? admitted(policy, tenant, grounds, List.of())
                        : new Denied(Reason.ACCESS_DENIED, grounds);
            case CLOSED -> new Denied(Reason.SUBCLOUD_NOT_ACTIVE, grounds);
            case UNKNOWN -> new Denied(Reason.ACCESS_DENIED, grounds);
        };
    }

    /** The tenant's own grant before those of its teams, in their order, and that of its organisation. */
    private static Admission byGrant(
            SubcloudPolicy policy, TenantFacts tenant, Policies policies, Grounds grounds, long now) {
        List<Grant.Key> keys = new ArrayList<>();
        keys.add(new Grant.Key(policy.id(), Grant.SubjectKind.TENANT, tenant.id()));
        tenant.teams().forEach(team -> keys.add(new Grant.Key(policy.id(), Grant.SubjectKind.TEAM, team)));
        tenant.organisation()
                .ifPresent(organisation ->
                        keys.add(new Grant.Key(policy.id(), Grant.SubjectKind.ORGANISATION, organisation)));
        for (Grant.Key key : keys) {
            Optional<Grant> grant = policies.grant(key).filter(found -> found.validAt(now));
            if (grant.isPresent()) {
                String subject = "subcloud/" + policy.id() + "/tenant/" + tenant.id();
                return admitted(
                        policy,
                        tenant,
                        grounds.withGrant(grant.get().version()),
                        List.of(new QuotaClaim(subject, grant.get().quota(), Reason.TENANT_QUOTA_REACHED)));
            }
        }
        return new Denied(Reason.ACCESS_DENIED, grounds);
    }

    /** One answer for every proof that does not hold, so that nobody learns from it which tokens there are. */
    private static Admission byToken(
            Job job, SubcloudPolicy policy, TenantFacts tenant, Policies policies, Grounds grounds, long now) {
        Optional<TokenTerms> token = job.proof()
                .flatMap(proof -> policies.token(new TokenTerms.Key(policy.id(), proof.tokenId())))
                .filter(terms -> terms.admits(job, policy.id(), job.proof().orElseThrow(), now));
        if (token.isEmpty()) {
            return new Denied(Reason.PROOF_REFUSED, grounds);
        }
        String tokenId = job.proof().orElseThrow().tokenId();
        return admitted(
                policy,
                tenant,
                grounds.withToken(tokenId),
                List.of(new QuotaClaim(
                        "subcloud/" + policy.id() + "/token/" + tokenId,
                        token.get().quota(),
                        Reason.TENANT_QUOTA_REACHED)));
    }

    private static Admitted admitted(
            SubcloudPolicy policy, TenantFacts tenant, Grounds grounds, List<QuotaClaim> more) {
        List<QuotaClaim> quotas = new ArrayList<>(more);
        quotas.add(new QuotaClaim("subcloud/" + policy.id(), policy.quota(), Reason.SUBCLOUD_QUOTA_REACHED));
        return new Admitted(Optional.of(policy), grounds, ofTenant(tenant, quotas));
    }

    private static List<QuotaClaim> ofTenant(TenantFacts tenant, List<QuotaClaim> more) {
        List<QuotaClaim> quotas = new ArrayList<>();
        quotas.add(new QuotaClaim("tenant/" + tenant.id(), tenant.quota(), Reason.TENANT_QUOTA_REACHED));
        quotas.addAll(more);
        quotas.removeIf(claim -> !claim.quota().limits());
        return List.copyOf(quotas);
    }
}
