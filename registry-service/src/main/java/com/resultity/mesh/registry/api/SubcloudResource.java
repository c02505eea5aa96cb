package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.definition.Criteria;
import com.resultity.mesh.registry.definition.Objectives;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.ManifestReader;
import com.resultity.mesh.registry.manifest.QuantityText;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;

/**
 * A Subcloud in the form of its manifest: what is answered here can be applied again as it is.
 *
 * @param apiVersion form of the manifest
 * @param kind Subcloud
 * @param metadata who it is
 * @param spec what its owner declares
 * @param status what the mesh adds
 */
@Serdeable
public record SubcloudResource(String apiVersion, String kind, Metadata metadata, Spec spec, Status status) {

    /** Who it is. */
    @Serdeable
    public record Metadata(String id, String displayName, String owner) {}

    /** What its owner declares. */
    @Serdeable
    public record Spec(
            String participation,
            boolean autoJoin,
            boolean isolate,
            CriteriaSection criteria,
            Members members,
            Access access,
            Routing routing,
            @Nullable ObjectivesSection objectives) {}

    /** What its nodes and the jobs sent to it must be; {@code countries} has the regulatory domain written out. */
    @Serdeable
    public record CriteriaSection(
            List<String> models,
            @Nullable String regulatoryDomain,
            List<String> countries,
            List<String> zones,
            List<String> gpuClasses,
            @Nullable String minimumGpuMemory,
            int minimumTrustLevel,
            List<String> operators) {}

    /** Whom its owner lets in. */
    @Serdeable
    public record Members(List<String> invitedNodes, List<String> invitedOperators, List<String> approvedOperators) {}

    /** Who may send jobs. */
    @Serdeable
    public record Access(String policy, List<String> tenants) {}

    /** Where its jobs may go. */
    @Serdeable
    public record Routing(boolean mayLeaveHomeZone) {}

    /** What it promises. */
    @Serdeable
    public record ObjectivesSection(
            @Nullable String availability, @Nullable String latencyP95, String window) {}

    /** Its version, from 1, and when that was made, ISO 8601 in UTC. */
    @Serdeable
    public record Status(long version, String updatedAt) {}

    static SubcloudResource of(Versioned<SubcloudDefinition> subcloud, SortedSet<String> tenants) {
        SubcloudDefinition definition = subcloud.value();
        Spec spec = new Spec(
                definition.participation().manifestName(),
                definition.autoJoin(),
                definition.isolate(),
                section(definition.criteria()),
                new Members(
                        List.copyOf(definition.invitedNodes()),
                        List.copyOf(definition.invitedOperators()),
                        List.copyOf(definition.approvedOperators())),
                new Access(definition.accessPolicy().manifestName(), List.copyOf(tenants)),
                new Routing(definition.mayLeaveHomeZone()),
                definition.objectives().map(SubcloudResource::section).orElse(null));
        return new SubcloudResource(
                ManifestReader.API_VERSION,
                SubcloudManifest.KIND,
                new Metadata(definition.id(), definition.displayName(), definition.owner()),
                spec,
                new Status(
                        subcloud.version(),
                        Instant.ofEpochMilli(subcloud.updatedAt()).toString()));
    }

    private static CriteriaSection section(Criteria criteria) {
        int memory = criteria.minimumGpuMemoryMebibytes();
        return new CriteriaSection(
                List.copyOf(criteria.models()),
                criteria.regulatoryDomain().orElse(null),
                List.copyOf(criteria.countries()),
                List.copyOf(criteria.zones()),
                List.copyOf(criteria.gpuClasses()),
                memory == 0 ? null : QuantityText.ofMebibytes(memory),
                criteria.minimumTrustLevel(),
                List.copyOf(criteria.operators()));
    }

    private static ObjectivesSection section(Objectives objectives) {
        return new ObjectivesSection(
                objectives.availabilityPartsPerMillion().isPresent()
                        ? QuantityText.ofPartsPerMillion(
                                objectives.availabilityPartsPerMillion().getAsInt())
                        : null,
                objectives.latencyP95Milliseconds().isPresent()
                        ? QuantityText.ofMilliseconds(
                                objectives.latencyP95Milliseconds().getAsLong())
                        : null,
                QuantityText.ofMilliseconds(objectives.windowMilliseconds()));
    }
}
