package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.definition.AccessPolicy;
import com.resultity.mesh.registry.definition.Criteria;
import com.resultity.mesh.registry.definition.Grant;
import com.resultity.mesh.registry.definition.GrantSubject;
import com.resultity.mesh.registry.definition.ModelDemands;
import com.resultity.mesh.registry.definition.Objectives;
import com.resultity.mesh.registry.definition.Routing;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.ManifestReader;
import com.resultity.mesh.registry.manifest.QuantityText;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

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
            RoutingSection routing,
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
            List<String> operators,
            List<String> modalities,
            boolean openWeightsOnly,
            @Nullable String minimumContext,
            @Nullable String minimumParameters,
            boolean verifiedHardware) {}

    /** Whom its owner lets in. */
    @Serdeable
    public record Members(List<String> invitedNodes, List<String> invitedOperators, List<String> approvedOperators) {}

    /** Who may send jobs: entries of the lists are ids, or {@link GrantEntry} where more is to be said. */
    @Serdeable
    public record Access(
            String policy,

            @ArraySchema(schema = @Schema(oneOf = {String.class, GrantEntry.class}))
            List<Object> tenants,

            @ArraySchema(schema = @Schema(oneOf = {String.class, GrantEntry.class}))
            List<Object> teams,

            @ArraySchema(schema = @Schema(oneOf = {String.class, GrantEntry.class}))
            List<Object> organisations) {

        static Access of(AccessPolicy policy, Collection<Versioned<Grant>> grants) {
            return new Access(
                    policy.manifestName(),
                    entries(GrantSubject.TENANT, grants),
                    entries(GrantSubject.TEAM, grants),
                    entries(GrantSubject.ORGANISATION, grants));
        }

        private static List<Object> entries(GrantSubject subject, Collection<Versioned<Grant>> grants) {
            return grants.stream()
                    .map(Versioned::value)
                    .filter(grant -> grant.id().subject() == subject)
                    .map(grant ->
                            grant.equals(Grant.of(grant.id())) ? grant.id().subjectId() : GrantEntry.of(grant))
                    .toList();
        }
    }

    /** One that may send jobs, so many or so long. */
    @Serdeable
    public record GrantEntry(
            String id,
            @Nullable QuotaSection quota,
            @Nullable String until) {

        static GrantEntry of(Grant grant) {
            return new GrantEntry(grant.id().subjectId(), QuotaSection.of(grant.quota()), Moments.text(grant.endsAt()));
        }
    }

    /** Where its jobs may go. */
    @Serdeable
    public record RoutingSection(
            boolean mayLeaveHomeZone,
            String geo,
            List<String> fallbackZones,
            @Nullable QuotaSection quota) {}

    /** What it promises. */
    @Serdeable
    public record ObjectivesSection(
            @Nullable String availability, @Nullable String latencyP95, String window) {}

    /** Its version, and when that was made, ISO 8601 in UTC. */
    @Serdeable
    public record Status(long version, String updatedAt) {}

    /**
     * @param grants whom it lets send jobs, as far as that may be told
     * @param whole whether it may be told whom its owner lets in as a member
     */
    static SubcloudResource of(
            Versioned<SubcloudDefinition> subcloud, Collection<Versioned<Grant>> grants, boolean whole) {
        SubcloudDefinition definition = subcloud.value();
        Spec spec = new Spec(
                definition.participation().manifestName(),
                definition.autoJoin(),
                definition.isolate(),
                section(definition.criteria()),
                whole ? members(definition) : new Members(List.of(), List.of(), List.of()),
                Access.of(definition.accessPolicy(), grants),
                section(definition.routing()),
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

    private static Members members(SubcloudDefinition definition) {
        return new Members(
                List.copyOf(definition.invitedNodes()),
                List.copyOf(definition.invitedOperators()),
                List.copyOf(definition.approvedOperators()));
    }

    private static CriteriaSection section(Criteria criteria) {
        ModelDemands demands = criteria.modelDemands();
        int memory = criteria.minimumGpuMemoryMebibytes();
        int context = demands.minimumContextTokens();
        int parameters = demands.minimumParametersMillions();
        return new CriteriaSection(
                List.copyOf(demands.models()),
                criteria.regulatoryDomain().orElse(null),
                List.copyOf(criteria.countries()),
                List.copyOf(criteria.zones()),
                List.copyOf(criteria.gpuClasses()),
                memory == 0 ? null : QuantityText.ofMebibytes(memory),
                criteria.minimumTrustLevel(),
                List.copyOf(criteria.operators()),
                List.copyOf(demands.modalities()),
                demands.openWeightsOnly(),
                context == 0 ? null : QuantityText.ofTokens(context),
                parameters == 0 ? null : QuantityText.ofParametersMillions(parameters),
                criteria.verifiedHardware());
    }

    private static RoutingSection section(Routing routing) {
        return new RoutingSection(
                routing.mayLeaveHomeZone(),
                routing.geoMode().manifestName(),
                routing.fallbackZones(),
                QuotaSection.of(routing.quota()));
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
