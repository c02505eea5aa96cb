package com.resultity.mesh.registry.definition;

import java.util.Optional;
import java.util.SortedSet;

/**
 * What a Subcloud asks of its nodes and of the jobs sent to it. An empty set or a zero asks nothing.
 *
 * @param modelDemands what the models of jobs must be
 * @param countries countries the nodes must be in, ISO 3166-1 alpha-2, the regulatory domain already written out
 * @param regulatoryDomain the domain that {@code countries} was written out from
 * @param zones zones the nodes must be in
 * @param gpuClasses GPU models of which the nodes must have one
 * @param minimumGpuMemoryMebibytes least memory of the GPU, MiB
 * @param minimumTrustLevel least trust level, 0 to 3
 * @param operators operators the nodes must belong to
 * @param verifiedHardware whether the mesh must have verified the nodes' hardware
 * @param requiredModels models that the nodes must be enrolled with, all of them
 * @param labels labels that the nodes must carry, all of them
 * @param floors what the nodes must achieve
 */
public record Criteria(
        ModelDemands modelDemands,
        SortedSet<String> countries,
        Optional<String> regulatoryDomain,
        SortedSet<String> zones,
        SortedSet<String> gpuClasses,
        int minimumGpuMemoryMebibytes,
        int minimumTrustLevel,
        SortedSet<String> operators,
        boolean verifiedHardware,
        SortedSet<String> requiredModels,
        SortedSet<String> labels,
        ServiceFloors floors) {

    /** Asks nothing. */
    public static final Criteria NONE = new Criteria(
            ModelDemands.NONE,
            Names.none(),
            Optional.empty(),
            Names.none(),
            Names.none(),
            0,
            0,
            Names.none(),
            false,
            Names.none(),
            Names.none(),
            ServiceFloors.NONE);

    public Criteria {
        countries = Names.copyOf(countries);
        zones = Names.copyOf(zones);
        gpuClasses = Names.copyOf(gpuClasses);
        operators = Names.copyOf(operators);
        requiredModels = Names.copyOf(requiredModels);
        labels = Names.copyOf(labels);
    }
}
