package com.resultity.mesh.registry.definition;

import java.util.Optional;
import java.util.SortedSet;

/**
 * A node as its operator enrols it.
 *
 * @param id its id
 * @param operatorId operator that runs it
 * @param endpoint URL at which gateways reach it
 * @param country country that the operator declares, ISO 3166-1 alpha-2
 * @param address public IP address, where the operator gives one
 * @param gpuClass GPU model
 * @param gpuMemoryMebibytes memory of the GPU, MiB
 * @param maximumSlots the most jobs that it may ever hold at once, 1 to 1,024
 * @param trustLevel 0 unknown, 1 identified, 2 vetted, 3 audited
 * @param verifiedHardware whether the mesh has verified what hardware it has
 * @param autoJoin whether it may be joined to open Subclouds without asking
 * @param labels labels that its operator gives it
 * @param models models that it always serves, as its operator says
 * @param requestedSubclouds Subclouds that the operator asks to join, or whose invitation it accepts
 */
public record NodeDefinition(
        String id,
        String operatorId,
        String endpoint,
        String country,
        Optional<String> address,
        String gpuClass,
        int gpuMemoryMebibytes,
        int maximumSlots,
        int trustLevel,
        boolean verifiedHardware,
        boolean autoJoin,
        SortedSet<String> labels,
        SortedSet<String> models,
        SortedSet<String> requestedSubclouds) {

    public NodeDefinition {
        labels = Names.copyOf(labels);
        models = Names.copyOf(models);
        requestedSubclouds = Names.copyOf(requestedSubclouds);
    }
}
