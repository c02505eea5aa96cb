package com.resultity.mesh.router.decide.admission;

import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.job.ModelDemand;
import com.resultity.mesh.router.decide.policy.Grant;
import com.resultity.mesh.router.decide.policy.ModelFacts;
import com.resultity.mesh.router.decide.policy.Policies;
import com.resultity.mesh.router.decide.policy.Quota;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy;
import com.resultity.mesh.router.decide.policy.TenantFacts;
import com.resultity.mesh.router.decide.policy.TokenTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Judges whether jobs may be decided at all, by the tables of a partition. */
public final class Admissions {

    private static final Optional<QuotaClaim> NONE = Optional.empty();

    private final Policies policies;
    private final boolean knownTenantsOnly;
    private final boolean knownModelsOnly;

    /**
     * @param knownTenantsOnly whether jobs of tenants that no table knows are refused
     * @param knownModelsOnly whether jobs that name a model which the catalogue does not know are refused
     */
    public Admissions(Policies policies, boolean knownTenantsOnly, boolean knownModelsOnly) {
        this.policies = policies;
        this.knownTenantsOnly = knownTenantsOnly;
        this.knownModelsOnly = knownModelsOnly;
    }

    /**
     * Judges a job.
     *
     * @param now milliseconds since 1970-01-01T00:00:00Z
     */
    public Admission of(Job job, long now) {
        Optional<TenantFacts> known = policies.tenant(job.tenantId());
        if (known.isEmpty() && knownTenantsOnly) {
            return new Admission.Denied(
                    Reason.UNKNOWN_TENANT, Grounds.of(job.subcloudId(), TenantFacts.unknown(job.tenantId())));
        }
        TenantFacts tenant = known.orElseGet(() -> TenantFacts.unknown(job.tenantId()));
        Optional<String> bound = tenant.binding().map(TenantFacts.Binding::subcloudId);
        boolean exclusive =
                tenant.binding().filter(TenantFacts.Binding::exclusive).isPresent();
        if (exclusive && job.subcloudId().isPresent() && !job.subcloudId().equals(bound)) {
            return new Admission.Denied(Reason.BOUND_ELSEWHERE, Grounds.of(job.subcloudId(), tenant));
        }
        Optional<String> pool = job.subcloudId().or(() -> bound);
        Grounds grounds = Grounds.of(pool, tenant).withBound(job.subcloudId().isEmpty() && bound.isPresent());
        if (pool.isEmpty()) {
            return modelKnown(job, new Admission.Admitted(Optional.empty(), grounds, quotas(tenant, NONE, NONE)));
        }
        return policies.subcloud(pool.get())
                .map(policy -> modelKnown(job, pool(job, policy, tenant, grounds, now)))
                .orElseGet(() -> new Admission.Denied(Reason.UNKNOWN_SUBCLOUD, grounds));
    }

    private Admission modelKnown(Job job, Admission admission) {
        if (!(admission instanceof Admission.Admitted admitted) || !(job.model() instanceof ModelDemand.Named named)) {
            return admission;
        }
        Optional<ModelFacts> model = policies.model(named.name());
        if (model.isEmpty() && knownModelsOnly) {
            return new Admission.Denied(Reason.UNKNOWN_MODEL, admitted.grounds());
        }
        return model.<Admission>map(facts -> new Admission.Admitted(
                        admitted.policy(), admitted.grounds().withModel(facts.version()), admitted.quotas()))
                .orElse(admitted);
    }

    /**
     * Who would be let in is told that the Subcloud is not active; who would not learns no more of an inactive one than of an
     * active one, and of a hidden one just what is said where there is none.
     */
    private Admission pool(Job job, SubcloudPolicy policy, TenantFacts tenant, Grounds grounds, long now) {
        Admission admission = access(job, policy, tenant, grounds.withPolicy(policy), now);
        boolean letIn = admission instanceof Admission.Admitted;
        return switch (policy.state()) {
            case ACTIVE -> admission;
            case INACTIVE -> letIn ? new Admission.Denied(Reason.SUBCLOUD_NOT_ACTIVE, admission.grounds()) : admission;
            case HIDDEN ->
                tenant.boundTo(policy.id()) || (letIn && policy.access() != SubcloudPolicy.AccessPolicy.PUBLIC)
                        ? new Admission.Denied(Reason.SUBCLOUD_NOT_ACTIVE, admission.grounds())
                        : new Admission.Denied(Reason.UNKNOWN_SUBCLOUD, grounds);
        };
    }

    private Admission access(Job job, SubcloudPolicy policy, TenantFacts tenant, Grounds grounds, long now) {
        return switch (policy.access()) {
            case PUBLIC -> admitted(policy, tenant, grounds, NONE);
            case WHITELIST -> byGrant(policy, tenant, grounds, now);
            case TOKEN -> byToken(job, policy, tenant, grounds, now);
            case BINDING ->
                tenant.boundTo(policy.id())
                        ? admitted(policy, tenant, grounds, NONE)
                        : new Admission.Denied(Reason.ACCESS_DENIED, grounds);
            case UNKNOWN -> new Admission.Denied(Reason.ACCESS_DENIED, grounds);
        };
    }

    /** The tenant's own grant before those of its teams, in their order, and that of its organisation. */
    private Admission byGrant(SubcloudPolicy policy, TenantFacts tenant, Grounds grounds, long now) {
        List<Grant.Key> keys = new ArrayList<>();
        keys.add(new Grant.Key(policy.id(), Grant.SubjectKind.TENANT, tenant.id()));
        tenant.teams().forEach(team -> keys.add(new Grant.Key(policy.id(), Grant.SubjectKind.TEAM, team)));
        tenant.organisation()
                .ifPresent(organisation ->
                        keys.add(new Grant.Key(policy.id(), Grant.SubjectKind.ORGANISATION, organisation)));
        for (Grant.Key key : keys) {
            Optional<Grant> grant = policies.grant(key).filter(found -> found.validAt(now));
            if (grant.isPresent()) {
                return admitted(
                        policy,
                        tenant,
                        grounds.withGrant(grant.get().version()),
                        claim(
                                grant.get().quota(),
                                () -> "subcloud/" + policy.id() + "/tenant/" + tenant.id(),
                                Reason.TENANT_QUOTA_REACHED));
            }
        }
        return new Admission.Denied(Reason.ACCESS_DENIED, grounds);
    }

    /** One answer for every proof that does not hold, so that nobody learns from it which tokens there are. */
    private Admission byToken(Job job, SubcloudPolicy policy, TenantFacts tenant, Grounds grounds, long now) {
        Optional<TokenTerms> token = job.proof()
                .flatMap(proof -> policies.token(new TokenTerms.Key(policy.id(), proof.tokenId())))
                .filter(terms -> terms.admits(job, policy.id(), job.proof().orElseThrow(), now));
        if (token.isEmpty()) {
            return new Admission.Denied(Reason.PROOF_REFUSED, grounds);
        }
        String tokenId = job.proof().orElseThrow().tokenId();
        return admitted(
                policy,
                tenant,
                grounds.withToken(tokenId),
                claim(
                        token.get().quota(),
                        () -> "subcloud/" + policy.id() + "/token/" + tokenId,
                        Reason.TENANT_QUOTA_REACHED));
    }

    private static Admission.Admitted admitted(
            SubcloudPolicy policy, TenantFacts tenant, Grounds grounds, Optional<QuotaClaim> held) {
        Optional<QuotaClaim> ofPolicy =
                claim(policy.quota(), () -> "subcloud/" + policy.id(), Reason.SUBCLOUD_QUOTA_REACHED);
        return new Admission.Admitted(Optional.of(policy), grounds, quotas(tenant, held, ofPolicy));
    }

    private static List<QuotaClaim> quotas(
            TenantFacts tenant, Optional<QuotaClaim> held, Optional<QuotaClaim> ofPolicy) {
        Optional<QuotaClaim> ofTenant =
                claim(tenant.quota(), () -> "tenant/" + tenant.id(), Reason.TENANT_QUOTA_REACHED);
        if (ofTenant.isEmpty() && held.isEmpty() && ofPolicy.isEmpty()) {
            return List.of();
        }
        return Stream.of(ofTenant, held, ofPolicy).flatMap(Optional::stream).toList();
    }

    /** Nothing where the quota limits nothing, as most do; then its name is not put together either. */
    private static Optional<QuotaClaim> claim(Quota quota, Supplier<String> subject, Reason reason) {
        return quota.limits() ? Optional.of(new QuotaClaim(subject.get(), quota, reason)) : NONE;
    }
}
