package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.definition.Grant;
import com.resultity.mesh.registry.definition.GrantId;
import com.resultity.mesh.registry.definition.GrantSubject;
import com.resultity.mesh.registry.definition.Names;
import com.resultity.mesh.registry.definition.Quota;
import com.resultity.mesh.registry.definition.TenantDefinition;
import com.resultity.mesh.registry.definition.TenantDefinition.Binding;
import com.resultity.mesh.registry.definition.TokenDefinition;
import com.resultity.mesh.registry.definition.TokenId;
import com.resultity.mesh.registry.definition.Verifier;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.schemas.AccessGrant;
import com.resultity.mesh.schemas.AccessToken;
import com.resultity.mesh.schemas.Tenant;
import com.resultity.mesh.schemas.TenantBinding;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Grants, tokens, tenants and quotas between definitions and records. */
final class AccessTranslation {

    private AccessTranslation() {}

    static AccessGrant recordOf(Versioned<Grant> versioned) {
        Grant grant = versioned.value();
        return AccessGrant.newBuilder()
                .setSubcloudId(grant.id().subcloudId())
                .setTenantId(grant.id().subjectId())
                .setVersion(versioned.version())
                .setUpdatedAt(versioned.updatedAt())
                .setSubjectKind(com.resultity.mesh.schemas.GrantSubject.valueOf(
                        grant.id().subject().name()))
                .setQuota(recordOf(grant.quota()))
                .setEndsAt(recordOf(grant.endsAt()))
                .build();
    }

    static Versioned<Grant> grantOf(AccessGrant grant) {
        GrantSubject subject = grant.getSubjectKind() == null
                ? GrantSubject.TENANT
                : GrantSubject.valueOf(grant.getSubjectKind().name());
        return new Versioned<>(
                new Grant(
                        new GrantId(grant.getSubcloudId(), subject, grant.getTenantId()),
                        quotaOf(grant.getQuota()),
                        numberOf(grant.getEndsAt())),
                grant.getVersion(),
                grant.getUpdatedAt());
    }

    static AccessToken recordOfToken(Versioned<TokenDefinition> versioned) {
        TokenDefinition token = versioned.value();
        return AccessToken.newBuilder()
                .setSubcloudId(token.id().subcloudId())
                .setTokenId(token.id().tokenId())
                .setVersion(versioned.version())
                .setVerifier(ByteBuffer.wrap(token.verifier().bytes()))
                .setTenantId(token.tenantId().orElse(null))
                .setQuota(recordOf(token.quota()))
                .setValidFrom(token.validFrom())
                .setExpiresAt(recordOf(token.expiresAt()))
                .setUpdatedAt(versioned.updatedAt())
                .build();
    }

    static Versioned<TokenDefinition> tokenOf(AccessToken token) {
        byte[] verifier = new byte[token.getVerifier().remaining()];
        token.getVerifier().duplicate().get(verifier);
        return new Versioned<>(
                new TokenDefinition(
                        new TokenId(token.getSubcloudId(), token.getTokenId()),
                        new Verifier(verifier),
                        Optional.ofNullable(token.getTenantId()),
                        quotaOf(token.getQuota()),
                        token.getValidFrom(),
                        numberOf(token.getExpiresAt())),
                token.getVersion(),
                token.getUpdatedAt());
    }

    static Tenant recordOfTenant(Versioned<TenantDefinition> versioned) {
        TenantDefinition tenant = versioned.value();
        return Tenant.newBuilder()
                .setTenantId(tenant.id())
                .setVersion(versioned.version())
                .setTeams(List.copyOf(tenant.teams()))
                .setOrganisation(tenant.organisation().orElse(null))
                .setBinding(tenant.binding()
                        .map(binding -> new TenantBinding(binding.subcloudId(), binding.exclusive()))
                        .orElse(null))
                .setQuota(recordOf(tenant.quota()))
                .setUpdatedAt(versioned.updatedAt())
                .build();
    }

    static Versioned<TenantDefinition> tenantOf(Tenant tenant) {
        return new Versioned<>(
                new TenantDefinition(
                        tenant.getTenantId(),
                        Names.copyOf(tenant.getTeams()),
                        Optional.ofNullable(tenant.getOrganisation()),
                        Optional.ofNullable(tenant.getBinding())
                                .map(binding -> new Binding(binding.getSubcloudId(), binding.getExclusive())),
                        quotaOf(tenant.getQuota())),
                tenant.getVersion(),
                tenant.getUpdatedAt());
    }

    /** Null where there is none, as records have it. */
    static com.resultity.mesh.schemas.Quota recordOf(Optional<Quota> quota) {
        return quota.map(it -> com.resultity.mesh.schemas.Quota.newBuilder()
                        .setConcurrentJobs(
                                it.concurrentJobs().isPresent()
                                        ? it.concurrentJobs().getAsInt()
                                        : null)
                        .setTokensPerMinute(recordOf(it.tokensPerMinute()))
                        .build())
                .orElse(null);
    }

    static Optional<Quota> quotaOf(com.resultity.mesh.schemas.Quota quota) {
        if (quota == null) {
            return Optional.empty();
        }
        Integer jobs = quota.getConcurrentJobs();
        return Optional.of(new Quota(
                jobs == null ? OptionalInt.empty() : OptionalInt.of(jobs), numberOf(quota.getTokensPerMinute())));
    }

    private static Long recordOf(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private static OptionalLong numberOf(Long number) {
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
