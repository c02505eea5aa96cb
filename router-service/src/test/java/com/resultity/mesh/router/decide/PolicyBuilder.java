package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.SubcloudPolicy.AccessPolicy;
import java.util.List;
import java.util.Set;

/** Builds {@link SubcloudPolicy}s that demand nothing. */
final class PolicyBuilder {

    private final String id;
    private long version = 1;
    private AccessPolicy access = AccessPolicy.PUBLIC;
    private GeoTerms.Mode mode = GeoTerms.Mode.PREFER;
    private List<String> fallbackZones = List.of();
    private Set<String> models = Set.of();
    private Set<String> modalities = Set.of();
    private boolean openWeightsOnly;
    private int context;
    private int parameters;
    private Set<String> licences = Set.of();
    private boolean auditedModels;
    private List<String> countries = List.of();
    private Set<String> zones = Set.of();
    private Set<String> gpuClasses = Set.of();
    private int gpuMemory;
    private boolean verified;
    private int trustLevel;
    private Quota quota = Quota.UNLIMITED;
    private int rewardMultiplier = 1_000;

    private PolicyBuilder(String id) {
        this.id = id;
    }

    static PolicyBuilder aPolicy(String id) {
        return new PolicyBuilder(id);
    }

    PolicyBuilder version(long version) {
        this.version = version;
        return this;
    }

    PolicyBuilder grantNeeded() {
        return access(AccessPolicy.WHITELIST);
    }

    PolicyBuilder access(AccessPolicy access) {
        this.access = access;
        return this;
    }

    PolicyBuilder stayingInHomeZone() {
        return geo(GeoTerms.Mode.REQUIRE);
    }

    PolicyBuilder geo(GeoTerms.Mode mode, String... fallbackZones) {
        this.mode = mode;
        this.fallbackZones = List.of(fallbackZones);
        return this;
    }

    PolicyBuilder modalities(String... modalities) {
        this.modalities = Set.of(modalities);
        return this;
    }

    PolicyBuilder openWeightsOnly() {
        this.openWeightsOnly = true;
        return this;
    }

    PolicyBuilder context(int tokens) {
        this.context = tokens;
        return this;
    }

    PolicyBuilder parameters(int millions) {
        this.parameters = millions;
        return this;
    }

    PolicyBuilder licences(String... licences) {
        this.licences = Set.of(licences);
        return this;
    }

    PolicyBuilder auditedModelsOnly() {
        this.auditedModels = true;
        return this;
    }

    PolicyBuilder verified() {
        this.verified = true;
        return this;
    }

    PolicyBuilder quota(int jobs, long tokens) {
        this.quota = new Quota(jobs, tokens);
        return this;
    }

    PolicyBuilder rewarding(int thousandths) {
        this.rewardMultiplier = thousandths;
        return this;
    }

    PolicyBuilder models(String... models) {
        this.models = Set.of(models);
        return this;
    }

    PolicyBuilder countries(String... countries) {
        this.countries = List.of(countries);
        return this;
    }

    PolicyBuilder zones(String... zones) {
        this.zones = Set.of(zones);
        return this;
    }

    PolicyBuilder gpuClasses(String... gpuClasses) {
        this.gpuClasses = Set.of(gpuClasses);
        return this;
    }

    PolicyBuilder gpuMemory(int mebibytes) {
        this.gpuMemory = mebibytes;
        return this;
    }

    PolicyBuilder trust(int level) {
        this.trustLevel = level;
        return this;
    }

    SubcloudPolicy build() {
        return new SubcloudPolicy(
                id,
                version,
                access,
                new GeoTerms(mode, fallbackZones, zones, countries),
                new ModelTerms(models, modalities, openWeightsOnly, context, parameters, licences, auditedModels),
                new HardwareTerms(gpuClasses, gpuMemory, verified),
                trustLevel,
                quota,
                rewardMultiplier);
    }
}
