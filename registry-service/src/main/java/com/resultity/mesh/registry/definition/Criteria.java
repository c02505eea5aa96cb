package com.resultity.mesh.registry.definition;

import java.util.Optional;
import java.util.SortedSet;

/**
 * What a Subcloud asks of its nodes and of the jobs sent to it. An empty set or a zero asks nothing.
 *
 * @param models models that jobs may name
 * @param countries countries the nodes must be in, ISO 3166-1 alpha-2, the regulatory domain already written out
 * @param regulatoryDomain the domain that {@code countries} was written out from
 * @param zones zones the nodes must be in
 * @param gpuClasses GPU models of which the nodes must have one
 * @param minimumGpuMemoryMebibytes least memory of the GPU, MiB
 * @param minimumTrustLevel least trust level, 0 to 3
 * @param operators operators the nodes must belong to
 */
public record Criteria(
        SortedSet<String> models,
        SortedSet<String> countries,
        Optional<String> regulatoryDomain,
        SortedSet<String> zones,
        SortedSet<String> gpuClasses,
        int minimumGpuMemoryMebibytes,
        int minimumTrustLevel,
        SortedSet<String> operators) {

    /** Asks nothing. */
    public static final Criteria NONE =
            new Criteria(Names.none(), Names.none(), Optional.empty(), Names.none(), Names.none(), 0, 0, Names.none());

    public Criteria {
        models = Names.copyOf(models);
        countries = Names.copyOf(countries);
        zones = Names.copyOf(zones);
        gpuClasses = Names.copyOf(gpuClasses);
        operators = Names.copyOf(operators);
    }
}
