package com.resultity.mesh.router.place;

import com.resultity.mesh.router.decide.policy.GeoTerms;
import com.resultity.mesh.router.decide.policy.Grant;
import com.resultity.mesh.router.decide.policy.HardwareTerms;
import com.resultity.mesh.router.decide.policy.ModelFacts;
import com.resultity.mesh.router.decide.policy.ModelTerms;
import com.resultity.mesh.router.decide.policy.Policies;
import com.resultity.mesh.router.decide.policy.Quota;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy;
import com.resultity.mesh.router.decide.policy.TenantFacts;
import com.resultity.mesh.router.decide.policy.TokenTerms;
import com.resultity.mesh.schemas.AccessGrant;
import com.resultity.mesh.schemas.AccessPolicy;
import com.resultity.mesh.schemas.AccessToken;
import com.resultity.mesh.schemas.GeoMode;
import com.resultity.mesh.schemas.GrantSubject;
import com.resultity.mesh.schemas.IsolationHandling;
import com.resultity.mesh.schemas.Model;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.Subcloud;
import com.resultity.mesh.schemas.SubcloudState;
import com.resultity.mesh.schemas.Tenant;
import com.resultity.mesh.topics.PolicyKey;
import com.resultity.mesh.topics.TableKeys;
import java.util.Optional;
import java.util.Set;

/** Policies as they come in. What a newer writer may say is read as the strictest. */
final class PolicyConversion {

    private PolicyConversion() {}

    /**
     * Takes over a policy record. A tombstone whose key names nothing removes nothing.
     *
     * @param policy the record; null removes what the key names
     */
    static void apply(String key, PlacementPolicy policy, Policies policies) {
        PolicyKey.parse(key).ifPresent(what -> {
            if (policy == null) {
                remove(what, policies);
            } else {
                put(what, policy, policies);
            }
        });
    }

    private static void remove(PolicyKey what, Policies policies) {
        switch (what.table()) {
            case SUBCLOUD -> policies.removeSubcloud(what.key());
            case GRANT -> grantKey(what.key()).ifPresent(policies::remove);
            case TOKEN -> tokenKey(what.key()).ifPresent(policies::remove);
            case TENANT -> policies.removeTenant(what.key());
            case MODEL -> policies.removeModel(what.key());
        }
    }

    private static void put(PolicyKey what, PlacementPolicy policy, Policies policies) {
        switch (what.table()) {
            case SUBCLOUD -> policies.put(subcloud(policy.getSubcloud()));
            case GRANT -> grantKey(what.key()).ifPresent(key -> policies.put(key, grant(policy.getGrant())));
            case TOKEN -> tokenKey(what.key()).ifPresent(key -> policies.put(key, token(policy.getToken())));
            case TENANT -> policies.put(tenant(policy.getTenant()));
            case MODEL -> policies.put(model(policy.getModel()));
        }
    }

    /** The key of a grant, from the form in which {@link TableKeys} writes it. */
    private static Optional<Grant.Key> grantKey(String key) {
        String[] parts = key.split("/", -1);
        if (parts.length == 2) {
            return Optional.of(new Grant.Key(parts[0], Grant.SubjectKind.TENANT, parts[1]));
        }
        if (parts.length != 3) {
            return Optional.empty();
        }
        return switch (parts[1]) {
            case "team" -> Optional.of(new Grant.Key(parts[0], Grant.SubjectKind.TEAM, parts[2]));
            case "organisation" -> Optional.of(new Grant.Key(parts[0], Grant.SubjectKind.ORGANISATION, parts[2]));
            default -> Optional.empty();
        };
    }

    private static Optional<TokenTerms.Key> tokenKey(String key) {
        String[] parts = key.split("/", -1);
        return parts.length == 2 ? Optional.of(new TokenTerms.Key(parts[0], parts[1])) : Optional.empty();
    }

    private static Grant grant(AccessGrant grant) {
        boolean known = grant.getSubjectKind() != GrantSubject.UNRECOGNISED;
        long endsAt = grant.getEndsAt() == null ? Long.MAX_VALUE : grant.getEndsAt();
        return new Grant(grant.getVersion(), quota(grant.getQuota()), known ? endsAt : Long.MIN_VALUE);
    }

    private static TokenTerms token(AccessToken token) {
        return new TokenTerms(
                token.getVersion(),
                TokenConversion.bytes(token.getVerifier()),
                Optional.ofNullable(token.getTenantId()),
                quota(token.getQuota()),
                token.getValidFrom(),
                token.getExpiresAt() == null ? Long.MAX_VALUE : token.getExpiresAt());
    }

    private static TenantFacts tenant(Tenant tenant) {
        return new TenantFacts(
                tenant.getTenantId(),
                tenant.getVersion(),
                tenant.getTeams(),
                Optional.ofNullable(tenant.getOrganisation()),
                Optional.ofNullable(tenant.getBinding())
                        .map(binding -> new TenantFacts.Binding(binding.getSubcloudId(), binding.getExclusive())),
                quota(tenant.getQuota()));
    }

    private static ModelFacts model(Model model) {
        return new ModelFacts(
                model.getName(),
                model.getVersion(),
                Set.copyOf(model.getModalities()),
                model.getOpenWeights(),
                model.getContextTokens(),
                model.getParametersMillions(),
                model.getLicence(),
                model.getAudited(),
                Optional.ofNullable(model.getPrivateTo()));
    }

    private static SubcloudPolicy subcloud(Subcloud subcloud) {
        var criteria = subcloud.getCriteria();
        return new SubcloudPolicy(
                subcloud.getSubcloudId(),
                subcloud.getVersion(),
                access(subcloud.getAccessPolicy()),
                state(subcloud.getState()),
                new GeoTerms(
                        mode(subcloud),
                        subcloud.getFallbackZones(),
                        Set.copyOf(criteria.getZones()),
                        criteria.getCountries()),
                new ModelTerms(
                        Set.copyOf(criteria.getModels()),
                        Set.copyOf(criteria.getModalities()),
                        criteria.getOpenWeightsOnly(),
                        criteria.getMinimumContextTokens(),
                        criteria.getMinimumParametersMillions(),
                        Set.copyOf(criteria.getLicences()),
                        criteria.getAuditedModelsOnly()),
                new HardwareTerms(
                        Set.copyOf(criteria.getGpuClasses()),
                        criteria.getMinimumGpuMemoryMebibytes(),
                        criteria.getVerifiedHardware()),
                criteria.getMinimumTrustLevel(),
                quota(subcloud.getQuota()),
                isolation(subcloud),
                subcloud.getRewardMultiplierThousandths());
    }

    /** What is newer than this version is placed again: nobody is left where a newer rule may not want them. */
    private static SubcloudPolicy.Isolation isolation(Subcloud subcloud) {
        if (!subcloud.getIsolate() || state(subcloud.getState()) != SubcloudPolicy.State.ACTIVE) {
            return SubcloudPolicy.Isolation.NONE;
        }
        return subcloud.getOnIsolate() == null || subcloud.getOnIsolate() == IsolationHandling.FINISH
                ? SubcloudPolicy.Isolation.FINISH
                : SubcloudPolicy.Isolation.REPLACE;
    }

    /** A record that knows no states is of an active one. */
    private static SubcloudPolicy.State state(SubcloudState state) {
        return switch (state == null ? SubcloudState.ACTIVE : state) {
            case ACTIVE -> SubcloudPolicy.State.ACTIVE;
            case PENDING, SUSPENDED -> SubcloudPolicy.State.INACTIVE;
            case DRAFT, RETIRED, UNRECOGNISED -> SubcloudPolicy.State.HIDDEN;
        };
    }

    private static SubcloudPolicy.AccessPolicy access(AccessPolicy policy) {
        return switch (policy) {
            case PUBLIC -> SubcloudPolicy.AccessPolicy.PUBLIC;
            case WHITELIST -> SubcloudPolicy.AccessPolicy.WHITELIST;
            case TOKEN -> SubcloudPolicy.AccessPolicy.TOKEN;
            case BINDING -> SubcloudPolicy.AccessPolicy.BINDING;
            case UNRECOGNISED -> SubcloudPolicy.AccessPolicy.UNKNOWN;
        };
    }

    private static GeoTerms.Mode mode(Subcloud subcloud) {
        GeoMode mode = subcloud.getGeoMode() == null ? GeoMode.PREFER : subcloud.getGeoMode();
        if (!subcloud.getMayLeaveHomeZone()) {
            return GeoTerms.Mode.REQUIRE;
        }
        return switch (mode) {
            case PREFER -> GeoTerms.Mode.PREFER;
            case NONE -> GeoTerms.Mode.ANY;
            case REQUIRE, UNRECOGNISED -> GeoTerms.Mode.REQUIRE;
        };
    }

    private static Quota quota(com.resultity.mesh.schemas.Quota quota) {
        return quota == null
                ? Quota.UNLIMITED
                : new Quota(
                        quota.getConcurrentJobs() == null ? Integer.MAX_VALUE : quota.getConcurrentJobs(),
                        quota.getTokensPerMinute() == null ? Long.MAX_VALUE : quota.getTokensPerMinute());
    }
}
