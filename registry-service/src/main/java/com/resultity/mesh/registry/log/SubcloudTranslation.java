package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.definition.AccessPolicy;
import com.resultity.mesh.registry.definition.Authorship;
import com.resultity.mesh.registry.definition.Criteria;
import com.resultity.mesh.registry.definition.GeoMode;
import com.resultity.mesh.registry.definition.IsolationHandling;
import com.resultity.mesh.registry.definition.ModelDemands;
import com.resultity.mesh.registry.definition.Names;
import com.resultity.mesh.registry.definition.Objectives;
import com.resultity.mesh.registry.definition.Participation;
import com.resultity.mesh.registry.definition.Routing;
import com.resultity.mesh.registry.definition.ServiceFloors;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.definition.SubcloudState;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.schemas.CommunityRules;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Subclouds between definitions and records. */
final class SubcloudTranslation {

    private SubcloudTranslation() {}

    static com.resultity.mesh.schemas.Subcloud recordOf(Versioned<Subcloud> versioned) {
        Subcloud subcloud = versioned.value();
        SubcloudDefinition definition = subcloud.definition();
        return com.resultity.mesh.schemas.Subcloud.newBuilder()
                .setSubcloudId(definition.id())
                .setVersion(versioned.version())
                .setDisplayName(definition.displayName())
                .setOwner(definition.owner())
                .setParticipation(com.resultity.mesh.schemas.Participation.valueOf(
                        definition.participation().name()))
                .setAutoJoin(definition.autoJoin())
                .setIsolate(definition.isolate())
                .setCriteria(recordOf(definition.criteria()))
                .setInvitedNodes(List.copyOf(definition.invitedNodes()))
                .setInvitedOperators(List.copyOf(definition.invitedOperators()))
                .setApprovedOperators(List.copyOf(definition.approvedOperators()))
                .setAccessPolicy(com.resultity.mesh.schemas.AccessPolicy.valueOf(
                        definition.accessPolicy().name()))
                .setMayLeaveHomeZone(definition.routing().mayLeaveHomeZone())
                .setGeoMode(com.resultity.mesh.schemas.GeoMode.valueOf(
                        definition.routing().geoMode().name()))
                .setFallbackZones(definition.routing().fallbackZones())
                .setQuota(AccessTranslation.recordOf(definition.routing().quota()))
                .setObjectives(definition
                        .objectives()
                        .map(SubcloudTranslation::recordOf)
                        .orElse(null))
                .setRewardMultiplierThousandths(definition.rewardMultiplierThousandths())
                .setBranding(
                        definition.branding().map(BrandingTranslation::recordOf).orElse(null))
                .setUpdatedAt(versioned.updatedAt())
                .setState(com.resultity.mesh.schemas.SubcloudState.valueOf(
                        subcloud.state().name()))
                .setOnIsolate(com.resultity.mesh.schemas.IsolationHandling.valueOf(
                        definition.onIsolate().name()))
                .setCommunity(definition.votesToJoin() == 0 ? null : new CommunityRules(definition.votesToJoin()))
                .setAttestations(subcloud.attestations().stream()
                        .map(AttestationTranslation::recordOf)
                        .toList())
                .setActor(subcloud.authorship().actor())
                .setReason(subcloud.authorship().reason().orElse(null))
                .build();
    }

    /** The Subcloud of a record; of a record that knows no states, an active one. */
    static Versioned<Subcloud> subcloudOf(com.resultity.mesh.schemas.Subcloud record) {
        return new Versioned<>(
                new Subcloud(
                        definitionOf(record),
                        record.getState() == null
                                ? SubcloudState.ACTIVE
                                : SubcloudState.valueOf(record.getState().name()),
                        record.getAttestations().stream()
                                .map(AttestationTranslation::attestationOf)
                                .toList(),
                        new Authorship(
                                record.getActor() == null ? Authorship.UNKNOWN.actor() : record.getActor(),
                                Optional.ofNullable(record.getReason()))),
                record.getVersion(),
                record.getUpdatedAt());
    }

    private static SubcloudDefinition definitionOf(com.resultity.mesh.schemas.Subcloud subcloud) {
        return new SubcloudDefinition(
                subcloud.getSubcloudId(),
                subcloud.getDisplayName(),
                subcloud.getOwner(),
                Participation.valueOf(subcloud.getParticipation().name()),
                subcloud.getAutoJoin(),
                subcloud.getIsolate(),
                definitionOf(subcloud.getCriteria()),
                Names.copyOf(subcloud.getInvitedNodes()),
                Names.copyOf(subcloud.getInvitedOperators()),
                Names.copyOf(subcloud.getApprovedOperators()),
                AccessPolicy.valueOf(subcloud.getAccessPolicy().name()),
                routingOf(subcloud),
                Optional.ofNullable(subcloud.getObjectives()).map(SubcloudTranslation::definitionOf),
                subcloud.getOnIsolate() == null
                        ? IsolationHandling.FINISH
                        : IsolationHandling.valueOf(subcloud.getOnIsolate().name()),
                subcloud.getCommunity() == null ? 0 : subcloud.getCommunity().getVotesToJoin(),
                subcloud.getRewardMultiplierThousandths(),
                Optional.ofNullable(subcloud.getBranding()).map(BrandingTranslation::definitionOf));
    }

    private static Routing routingOf(com.resultity.mesh.schemas.Subcloud subcloud) {
        return new Routing(
                subcloud.getMayLeaveHomeZone(),
                subcloud.getGeoMode() == null
                        ? Routing.USUAL.geoMode()
                        : GeoMode.valueOf(subcloud.getGeoMode().name()),
                subcloud.getFallbackZones(),
                AccessTranslation.quotaOf(subcloud.getQuota()));
    }

    private static com.resultity.mesh.schemas.Criteria recordOf(Criteria criteria) {
        return com.resultity.mesh.schemas.Criteria.newBuilder()
                .setModels(List.copyOf(criteria.modelDemands().models()))
                .setCountries(List.copyOf(criteria.countries()))
                .setRegulatoryDomain(criteria.regulatoryDomain().orElse(null))
                .setZones(List.copyOf(criteria.zones()))
                .setGpuClasses(List.copyOf(criteria.gpuClasses()))
                .setMinimumGpuMemoryMebibytes(criteria.minimumGpuMemoryMebibytes())
                .setMinimumTrustLevel(criteria.minimumTrustLevel())
                .setOperators(List.copyOf(criteria.operators()))
                .setModalities(List.copyOf(criteria.modelDemands().modalities()))
                .setOpenWeightsOnly(criteria.modelDemands().openWeightsOnly())
                .setMinimumContextTokens(criteria.modelDemands().minimumContextTokens())
                .setMinimumParametersMillions(criteria.modelDemands().minimumParametersMillions())
                .setVerifiedHardware(criteria.verifiedHardware())
                .setLicences(List.copyOf(criteria.modelDemands().licences()))
                .setAuditedModelsOnly(criteria.modelDemands().auditedOnly())
                .setRequiredModels(List.copyOf(criteria.requiredModels()))
                .setLabels(List.copyOf(criteria.labels()))
                .setMinimumAvailabilityPartsPerMillion(criteria.floors().minimumAvailabilityPartsPerMillion())
                .setMaximumLatencyMilliseconds(criteria.floors().maximumLatencyMilliseconds())
                .build();
    }

    private static Criteria definitionOf(com.resultity.mesh.schemas.Criteria criteria) {
        return new Criteria(
                new ModelDemands(
                        Names.copyOf(criteria.getModels()),
                        Names.copyOf(criteria.getModalities()),
                        criteria.getOpenWeightsOnly(),
                        criteria.getMinimumContextTokens(),
                        criteria.getMinimumParametersMillions(),
                        Names.copyOf(criteria.getLicences()),
                        criteria.getAuditedModelsOnly()),
                Names.copyOf(criteria.getCountries()),
                Optional.ofNullable(criteria.getRegulatoryDomain()),
                Names.copyOf(criteria.getZones()),
                Names.copyOf(criteria.getGpuClasses()),
                criteria.getMinimumGpuMemoryMebibytes(),
                criteria.getMinimumTrustLevel(),
                Names.copyOf(criteria.getOperators()),
                criteria.getVerifiedHardware(),
                Names.copyOf(criteria.getRequiredModels()),
                Names.copyOf(criteria.getLabels()),
                new ServiceFloors(
                        criteria.getMinimumAvailabilityPartsPerMillion(), criteria.getMaximumLatencyMilliseconds()));
    }

    private static com.resultity.mesh.schemas.Objectives recordOf(Objectives objectives) {
        return com.resultity.mesh.schemas.Objectives.newBuilder()
                .setAvailabilityPartsPerMillion(
                        objectives.availabilityPartsPerMillion().isPresent()
                                ? objectives.availabilityPartsPerMillion().getAsInt()
                                : null)
                .setLatencyP95Milliseconds(
                        objectives.latencyP95Milliseconds().isPresent()
                                ? objectives.latencyP95Milliseconds().getAsLong()
                                : null)
                .setWindowMilliseconds(objectives.windowMilliseconds())
                .build();
    }

    private static Objectives definitionOf(com.resultity.mesh.schemas.Objectives objectives) {
        Integer availability = objectives.getAvailabilityPartsPerMillion();
        Long latency = objectives.getLatencyP95Milliseconds();
        return new Objectives(
                availability == null ? OptionalInt.empty() : OptionalInt.of(availability),
                latency == null ? OptionalLong.empty() : OptionalLong.of(latency),
                objectives.getWindowMilliseconds());
    }
}
