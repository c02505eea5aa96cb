package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.definition.AccessPolicy;
import com.resultity.mesh.registry.definition.Authorship;
import com.resultity.mesh.registry.definition.Branding;
import com.resultity.mesh.registry.definition.Criteria;
import com.resultity.mesh.registry.definition.Grant;
import com.resultity.mesh.registry.definition.GrantSubject;
import com.resultity.mesh.registry.definition.ModelDemands;
import com.resultity.mesh.registry.definition.Objectives;
import com.resultity.mesh.registry.definition.Routing;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.definition.SubcloudState;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.ManifestReader;
import com.resultity.mesh.registry.manifest.QuantityText;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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
            @Nullable ObjectivesSection objectives,
            String onIsolate,
            Community community,
            boolean draft,
            RewardsSection rewards,
            @Nullable BrandingSection branding) {}

    /** What it shares: the multiplier is a number with at most 3 decimals. */
    @Serdeable
    public record RewardsSection(BigDecimal multiplier) {}

    /** How it presents itself. */
    @Serdeable
    public record BrandingSection(
            @Nullable String description,
            Colours colours,
            List<BrandLink> links,
            List<String> rules,
            boolean publicPage) {

        static BrandingSection of(Branding branding) {
            return new BrandingSection(
                    branding.description().isEmpty() ? null : branding.description(),
                    new Colours(
                            branding.primaryColour().orElse(null),
                            branding.accentColour().orElse(null)),
                    branding.links().stream()
                            .map(link -> new BrandLink(link.title(), link.url()))
                            .toList(),
                    branding.rules(),
                    branding.publicPage());
        }
    }

    /** Its colours, as #rrggbb. */
    @Serdeable
    public record Colours(
            @Nullable String primary, @Nullable String accent) {}

    /** A link of its page. */
    @Serdeable
    public record BrandLink(String title, String url) {}

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
            boolean verifiedHardware,
            List<String> licences,
            boolean auditedModelsOnly,
            List<String> requiredModels,
            List<String> labels,
            @Nullable String minimumAvailability,
            @Nullable String maximumLatency) {}

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

    /** Who may vote a node in: how many operators with an active member it takes; 0: votes let nobody in. */
    @Serdeable
    public record Community(int votesToJoin) {}

    /**
     * What the mesh adds.
     *
     * @param version its version
     * @param updatedAt when that was made, ISO 8601 in UTC
     * @param state DRAFT, PENDING, ACTIVE, SUSPENDED or RETIRED
     * @param actor who made this version; null: that is not told
     * @param reason why, in their words; null: nothing was said, or that is not told
     */
    @Serdeable
    public record Status(
            long version,
            String updatedAt,
            SubcloudState state,
            @Nullable String actor,
            @Nullable String reason) {

        static Status of(Versioned<Subcloud> subcloud, boolean whole) {
            Optional<Authorship> authorship =
                    Optional.of(subcloud.value().authorship()).filter(it -> whole);
            return new Status(
                    subcloud.version(),
                    Moments.text(subcloud.updatedAt()),
                    subcloud.value().state(),
                    authorship.map(Authorship::actor).orElse(null),
                    authorship.flatMap(Authorship::reason).orElse(null));
        }
    }

    /**
     * @param grants whom it lets send jobs, as far as that may be told
     * @param whole whether it may be told whom its owner lets in as a member, and who changed it
     */
    static SubcloudResource of(Versioned<Subcloud> subcloud, Collection<Versioned<Grant>> grants, boolean whole) {
        SubcloudDefinition definition = subcloud.value().definition();
        Spec spec = new Spec(
                definition.participation().manifestName(),
                definition.autoJoin(),
                definition.isolate(),
                section(definition.criteria()),
                whole ? members(definition) : new Members(List.of(), List.of(), List.of()),
                Access.of(definition.accessPolicy(), grants),
                section(definition.routing()),
                definition.objectives().map(SubcloudResource::section).orElse(null),
                definition.onIsolate().manifestName(),
                new Community(definition.votesToJoin()),
                subcloud.value().state() == SubcloudState.DRAFT,
                new RewardsSection(
                        new BigDecimal(QuantityText.ofThousandths(definition.rewardMultiplierThousandths()))),
                definition.branding().map(BrandingSection::of).orElse(null));
        return new SubcloudResource(
                ManifestReader.API_VERSION,
                SubcloudManifest.KIND,
                new Metadata(definition.id(), definition.displayName(), definition.owner()),
                spec,
                Status.of(subcloud, whole));
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
        int availability = criteria.floors().minimumAvailabilityPartsPerMillion();
        long latency = criteria.floors().maximumLatencyMilliseconds();
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
                criteria.verifiedHardware(),
                List.copyOf(demands.licences()),
                demands.auditedOnly(),
                List.copyOf(criteria.requiredModels()),
                List.copyOf(criteria.labels()),
                availability == 0 ? null : QuantityText.ofPartsPerMillion(availability),
                latency == 0 ? null : QuantityText.ofMilliseconds(latency));
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
