package com.resultity.mesh.registry.definition;

import java.util.List;
import java.util.Optional;

/** Builds criteria that ask nothing unless told otherwise. */
public final class TestingCriteria {

    private List<String> models = List.of();
    private List<String> countries = List.of();
    private Optional<String> regulatoryDomain = Optional.empty();
    private List<String> zones = List.of();
    private List<String> gpuClasses = List.of();
    private int minimumGpuMemoryMebibytes;
    private int minimumTrustLevel;
    private List<String> operators = List.of();
    private boolean verifiedHardware;
    private List<String> requiredModels = List.of();
    private List<String> labels = List.of();
    private int availability;
    private long latency;

    public TestingCriteria models(String... asked) {
        models = List.of(asked);
        return this;
    }

    public TestingCriteria countries(String... asked) {
        countries = List.of(asked);
        return this;
    }

    public TestingCriteria regulatoryDomain(String asked, String... writtenOut) {
        regulatoryDomain = Optional.of(asked);
        return countries(writtenOut);
    }

    public TestingCriteria zones(String... asked) {
        zones = List.of(asked);
        return this;
    }

    public TestingCriteria gpuClasses(String... asked) {
        gpuClasses = List.of(asked);
        return this;
    }

    public TestingCriteria minimumGpuMemoryMebibytes(int asked) {
        minimumGpuMemoryMebibytes = asked;
        return this;
    }

    public TestingCriteria minimumTrustLevel(int asked) {
        minimumTrustLevel = asked;
        return this;
    }

    public TestingCriteria operators(String... asked) {
        operators = List.of(asked);
        return this;
    }

    public TestingCriteria verifiedHardware() {
        verifiedHardware = true;
        return this;
    }

    public TestingCriteria requiredModels(String... asked) {
        requiredModels = List.of(asked);
        return this;
    }

    public TestingCriteria labels(String... asked) {
        labels = List.of(asked);
        return this;
    }

    public TestingCriteria minimumAvailability(int partsPerMillion) {
        availability = partsPerMillion;
        return this;
    }

    public TestingCriteria maximumLatency(long milliseconds) {
        latency = milliseconds;
        return this;
    }

    Criteria build() {
        return new Criteria(
                new ModelDemands(Names.copyOf(models), Names.none(), false, 0, 0, Names.none(), false),
                Names.copyOf(countries),
                regulatoryDomain,
                Names.copyOf(zones),
                Names.copyOf(gpuClasses),
                minimumGpuMemoryMebibytes,
                minimumTrustLevel,
                Names.copyOf(operators),
                verifiedHardware,
                Names.copyOf(requiredModels),
                Names.copyOf(labels),
                new ServiceFloors(availability, latency));
    }
}
