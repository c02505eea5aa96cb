package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.definition.TenantDefinition;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.manifest.Manifest.TenantManifest;
import com.resultity.mesh.registry.manifest.ManifestReader;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A tenant in the form of its manifest: what is answered here can be applied again as it is.
 *
 * @param apiVersion form of the manifest
 * @param kind Tenant
 * @param metadata who it is
 * @param spec what it belongs to, and may use
 * @param status what the mesh adds
 */
@Serdeable
public record TenantResource(String apiVersion, String kind, Metadata metadata, Spec spec, Status status) {

    /** Who it is. */
    @Serdeable
    public record Metadata(String id) {}

    /** What it belongs to, and may use. */
    @Serdeable
    public record Spec(
            List<String> teams,
            @Nullable String organisation,
            @Nullable BindingSection binding,
            @Nullable QuotaSection quota) {}

    /** The Subcloud that its jobs go to unasked, and whether they may go nowhere else. */
    @Serdeable
    public record BindingSection(String subcloud, boolean exclusive) {}

    /** Its version, and when that was made, ISO 8601 in UTC. */
    @Serdeable
    public record Status(long version, String updatedAt) {}

    static TenantResource of(Versioned<TenantDefinition> versioned) {
        TenantDefinition tenant = versioned.value();
        Spec spec = new Spec(
                List.copyOf(tenant.teams()),
                tenant.organisation().orElse(null),
                tenant.binding()
                        .map(binding -> new BindingSection(binding.subcloudId(), binding.exclusive()))
                        .orElse(null),
                QuotaSection.of(tenant.quota()));
        return new TenantResource(
                ManifestReader.API_VERSION,
                TenantManifest.KIND,
                new Metadata(tenant.id()),
                spec,
                new Status(versioned.version(), Moments.text(versioned.updatedAt())));
    }
}
