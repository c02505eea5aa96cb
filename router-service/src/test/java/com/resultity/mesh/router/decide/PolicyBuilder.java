package com.resultity.mesh.router.decide;

import java.util.List;
import java.util.Set;

/** Builds {@link SubcloudPolicy}s that demand nothing. */
final class PolicyBuilder {

    private final String id;
    private long version = 1;
    private boolean grantNeeded;
    private boolean mayLeaveHomeZone = true;
    private Set<String> models = Set.of();
    private List<String> countries = List.of();
    private Set<String> zones = Set.of();
    private Set<String> gpuClasses = Set.of();
    private int gpuMemory;
    private int trustLevel;

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
        this.grantNeeded = true;
        return this;
    }

    PolicyBuilder stayingInHomeZone() {
        this.mayLeaveHomeZone = false;
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
                grantNeeded,
                mayLeaveHomeZone,
                models,
                countries,
                zones,
                gpuClasses,
                gpuMemory,
                trustLevel);
    }
}
