package com.resultity.mesh.testkit.records;

import com.resultity.mesh.schemas.AccessPolicy;
import com.resultity.mesh.schemas.Criteria;
import com.resultity.mesh.schemas.GeoMode;
import com.resultity.mesh.schemas.Objectives;
import com.resultity.mesh.schemas.Participation;
import com.resultity.mesh.schemas.Quota;
import com.resultity.mesh.schemas.Subcloud;
import java.util.List;

/** Builds {@link Subcloud} records: open to all nodes and all tenants, with no criteria and no objectives. */
public final class SubcloudBuilder {

    private final Criteria.Builder criteria = Criteria.newBuilder()
            .setModels(List.of())
            .setCountries(List.of())
            .setZones(List.of())
            .setGpuClasses(List.of())
            .setMinimumGpuMemoryMebibytes(0)
            .setMinimumTrustLevel(0)
            .setOperators(List.of());
    private final Subcloud.Builder subcloud = Subcloud.newBuilder()
            .setSubcloudId("eu-gdpr")
            .setVersion(1)
            .setDisplayName("A Subcloud")
            .setOwner("org/example")
            .setParticipation(Participation.OPEN)
            .setAutoJoin(true)
            .setIsolate(false)
            .setInvitedNodes(List.of())
            .setInvitedOperators(List.of())
            .setApprovedOperators(List.of())
            .setAccessPolicy(AccessPolicy.PUBLIC)
            .setMayLeaveHomeZone(true)
            .setUpdatedAt(Records.NOW);

    SubcloudBuilder() {}

    public SubcloudBuilder id(String subcloudId) {
        subcloud.setSubcloudId(subcloudId);
        return this;
    }

    public SubcloudBuilder version(long version) {
        subcloud.setVersion(version);
        return this;
    }

    /** Sets who may join: any node that meets the criteria, the approved operators, or the invited nodes and operators. */
    public SubcloudBuilder participation(Participation participation) {
        subcloud.setParticipation(participation);
        return this;
    }

    public SubcloudBuilder autoJoin(boolean autoJoin) {
        subcloud.setAutoJoin(autoJoin);
        return this;
    }

    /** Takes its members out of the global pool. */
    public SubcloudBuilder isolating() {
        subcloud.setIsolate(true);
        return this;
    }

    public SubcloudBuilder invitingNodes(String... nodeIds) {
        subcloud.setInvitedNodes(List.of(nodeIds));
        return this;
    }

    public SubcloudBuilder invitingOperators(String... operatorIds) {
        subcloud.setInvitedOperators(List.of(operatorIds));
        return this;
    }

    public SubcloudBuilder approvingOperators(String... operatorIds) {
        subcloud.setApprovedOperators(List.of(operatorIds));
        return this;
    }

    /** Lets in only tenants that hold a grant. */
    public SubcloudBuilder whitelisted() {
        return access(AccessPolicy.WHITELIST);
    }

    public SubcloudBuilder access(AccessPolicy policy) {
        subcloud.setAccessPolicy(policy);
        return this;
    }

    /** Keeps its jobs in their home zone. */
    public SubcloudBuilder stayingInHomeZone() {
        subcloud.setMayLeaveHomeZone(false);
        return this;
    }

    public SubcloudBuilder geoMode(GeoMode mode) {
        subcloud.setGeoMode(mode);
        return this;
    }

    /** Sets the zones that its jobs fall back to, in this order. */
    public SubcloudBuilder fallingBackTo(String... zones) {
        subcloud.setFallbackZones(List.of(zones));
        return this;
    }

    public SubcloudBuilder quota(Quota quota) {
        subcloud.setQuota(quota);
        return this;
    }

    /** Demands that the models of its jobs handle all of these. */
    public SubcloudBuilder modalities(String... modalities) {
        criteria.setModalities(List.of(modalities));
        return this;
    }

    public SubcloudBuilder openWeightsOnly() {
        criteria.setOpenWeightsOnly(true);
        return this;
    }

    /** Demands of the models of its jobs a context in tokens and a number of parameters in millions. */
    public SubcloudBuilder minimumModel(int contextTokens, int parametersMillions) {
        criteria.setMinimumContextTokens(contextTokens).setMinimumParametersMillions(parametersMillions);
        return this;
    }

    public SubcloudBuilder verifiedHardware() {
        criteria.setVerifiedHardware(true);
        return this;
    }

    public SubcloudBuilder models(String... models) {
        criteria.setModels(List.of(models));
        return this;
    }

    /** Sets the countries that its nodes must be in, ISO 3166-1 alpha-2. */
    public SubcloudBuilder countries(String... countries) {
        criteria.setCountries(List.of(countries));
        return this;
    }

    /** Sets the countries as written out from a regulatory domain. */
    public SubcloudBuilder regulatoryDomain(String domain, List<String> countries) {
        criteria.setRegulatoryDomain(domain).setCountries(List.copyOf(countries));
        return this;
    }

    public SubcloudBuilder zones(String... zones) {
        criteria.setZones(List.of(zones));
        return this;
    }

    public SubcloudBuilder gpuClasses(String... gpuClasses) {
        criteria.setGpuClasses(List.of(gpuClasses));
        return this;
    }

    public SubcloudBuilder minimumGpuMemory(int mebibytes) {
        criteria.setMinimumGpuMemoryMebibytes(mebibytes);
        return this;
    }

    public SubcloudBuilder minimumTrustLevel(int level) {
        criteria.setMinimumTrustLevel(level);
        return this;
    }

    public SubcloudBuilder operators(String... operatorIds) {
        criteria.setOperators(List.of(operatorIds));
        return this;
    }

    /**
     * Sets what it promises.
     *
     * @param availabilityPartsPerMillion least share of ended attempts that were served, or null
     * @param latencyP95Milliseconds most that the 95th percentile of the latency may be, or null
     * @param windowMilliseconds length of the sliding window
     */
    public SubcloudBuilder promising(
            Integer availabilityPartsPerMillion, Long latencyP95Milliseconds, long windowMilliseconds) {
        subcloud.setObjectives(new Objectives(availabilityPartsPerMillion, latencyP95Milliseconds, windowMilliseconds));
        return this;
    }

    /** Multiplies the usage of its jobs for rewards, in thousandths. */
    public SubcloudBuilder rewarding(int thousandths) {
        subcloud.setRewardMultiplierThousandths(thousandths);
        return this;
    }

    public SubcloudBuilder updatedAt(long time) {
        subcloud.setUpdatedAt(time);
        return this;
    }

    public Subcloud build() {
        return subcloud.setCriteria(criteria.build()).build();
    }
}
