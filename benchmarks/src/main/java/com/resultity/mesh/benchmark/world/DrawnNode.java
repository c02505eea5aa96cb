package com.resultity.mesh.benchmark.world;

import com.resultity.mesh.benchmark.world.DrawnJob.Demand;
import java.util.List;

/**
 * A node.
 *
 * @param id its id
 * @param zone its zone
 * @param country its country
 * @param gpuClass GPU model
 * @param gpuGibibytes memory of the GPU, GiB
 * @param trustLevel 0 to 3
 * @param models models that it has loaded, at least one
 * @param subclouds Subclouds that it is a member of
 * @param isolated whether one of these isolates it
 */
public record DrawnNode(
        String id,
        String zone,
        String country,
        String gpuClass,
        int gpuGibibytes,
        int trustLevel,
        List<String> models,
        List<String> subclouds,
        boolean isolated) {

    public DrawnNode {
        models = List.copyOf(models);
        subclouds = List.copyOf(subclouds);
    }

    DrawnNode in(List<DrawnSubcloud> joined) {
        return new DrawnNode(
                id,
                zone,
                country,
                gpuClass,
                gpuGibibytes,
                trustLevel,
                models,
                joined.stream().map(DrawnSubcloud::id).sorted().toList(),
                joined.stream().anyMatch(DrawnSubcloud::isolates));
    }

    /** Whether a job of this demand may run here, if a slot is free. */
    public boolean meets(Demand demand) {
        boolean inPool = demand.subcloud().map(subclouds::contains).orElse(!isolated);
        return inPool
                && models.contains(demand.model())
                && trustLevel >= demand.minimumTrustLevel()
                && demand.countries()
                        .map(countries -> countries.contains(country))
                        .orElse(true);
    }

    /** Name of the cell of its zone. */
    public String cell() {
        return zone + "-0";
    }
}
