package com.resultity.mesh.router.decide.policy;

import com.resultity.mesh.router.decide.policy.SubcloudPolicy.AccessPolicy;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy.Isolation;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy.State;
import java.util.List;
import java.util.Set;

/** Builds {@link SubcloudPolicy}s that demand nothing. */
public final class PolicyBuilder {

    private final String id;
    private long version = 1;
    private AccessPolicy access = AccessPolicy.PUBLIC;
    private State state = State.ACTIVE;
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
    private Isolation isolation = Isolation.NONE;
    private int rewardMultiplier = 1_000;

    private PolicyBuilder(String id) {
        this.id = id;
    }

    public static PolicyBuilder aPolicy(String id) {
        return new PolicyBuilder(id);
    }

    public PolicyBuilder version(long version) {
        this.version = version;
        return this;
    }

    public PolicyBuilder grantNeeded() {
        return access(AccessPolicy.WHITELIST);
    }

    public PolicyBuilder access(AccessPolicy access) {
        this.access = access;
        return this;
    }

    public PolicyBuilder state(State state) {
        this.state = state;
        return this;
    }

    public PolicyBuilder stayingInHomeZone() {
        return geo(GeoTerms.Mode.REQUIRE);
    }

    public PolicyBuilder geo(GeoTerms.Mode mode, String... fallbackZones) {
        this.mode = mode;
        this.fallbackZones = List.of(fallbackZones);
        return this;
    }

    public PolicyBuilder modalities(String... modalities) {
        this.modalities = Set.of(modalities);
        return this;
    }

    public PolicyBuilder openWeightsOnly() {
        this.openWeightsOnly = true;
        return this;
    }

    public PolicyBuilder context(int tokens) {
        this.context = tokens;
        return this;
    }

    public PolicyBuilder parameters(int millions) {
        this.parameters = millions;
        return this;
    }

    public PolicyBuilder licences(String... licences) {
        this.licences = Set.of(licences);
        return this;
    }

    public PolicyBuilder auditedModelsOnly() {
        this.auditedModels = true;
        return this;
    }

    public PolicyBuilder verified() {
        this.verified = true;
        return this;
    }

    public PolicyBuilder quota(int jobs, long tokens) {
        this.quota = new Quota(jobs, tokens);
        return this;
    }

    public PolicyBuilder isolating(Isolation how) {
        this.isolation = how;
        return this;
    }

    public PolicyBuilder rewarding(int thousandths) {
        this.rewardMultiplier = thousandths;
        return this;
    }

    public PolicyBuilder models(String... models) {
        this.models = Set.of(models);
        return this;
    }

    public PolicyBuilder countries(String... countries) {
        this.countries = List.of(countries);
        return this;
    }

    public PolicyBuilder zones(String... zones) {
        this.zones = Set.of(zones);
        return this;
    }

    public PolicyBuilder gpuClasses(String... gpuClasses) {
        this.gpuClasses = Set.of(gpuClasses);
        return this;
    }

    public PolicyBuilder gpuMemory(int mebibytes) {
        this.gpuMemory = mebibytes;
        return this;
    }

    public PolicyBuilder trust(int level) {
        this.trustLevel = level;
        return this;
    }

    public SubcloudPolicy build() {
        return new SubcloudPolicy(
                id,
                version,
                access,
                state,
                new GeoTerms(mode, fallbackZones, zones, countries),
                new ModelTerms(models, modalities, openWeightsOnly, context, parameters, licences, auditedModels),
                new HardwareTerms(gpuClasses, gpuMemory, verified),
                trustLevel,
                quota,
                isolation,
                rewardMultiplier);
    }
}
