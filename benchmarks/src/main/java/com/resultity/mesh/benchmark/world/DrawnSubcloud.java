package com.resultity.mesh.benchmark.world;

import java.util.List;

/**
 * A Subcloud.
 *
 * @param id its id
 * @param countries countries of its nodes; empty: any
 * @param minimumGpuGibibytes least memory of its nodes' GPUs, GiB
 * @param minimumTrustLevel least trust level of its nodes
 * @param isolates whether its nodes leave the global pool
 * @param mayLeaveHomeZone whether its jobs may fall back to other zones
 */
public record DrawnSubcloud(
        String id,
        List<String> countries,
        int minimumGpuGibibytes,
        int minimumTrustLevel,
        boolean isolates,
        boolean mayLeaveHomeZone) {

    public DrawnSubcloud {
        countries = List.copyOf(countries);
    }

    boolean accepts(DrawnNode node) {
        return (countries.isEmpty() || countries.contains(node.country()))
                && node.gpuGibibytes() >= minimumGpuGibibytes
                && node.trustLevel() >= minimumTrustLevel;
    }
}
