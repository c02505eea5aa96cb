package com.resultity.mesh.simulate;

import java.util.List;

/**
 * A node as it is planned, before it runs.
 *
 * @param nodeId its id
 * @param operatorId the operator that runs it
 * @param zone the zone that its country lies in, such as EU
 * @param country where it stands, ISO 3166-1 alpha-2
 * @param gpu its GPU
 * @param models the models that it has loaded, the smallest first; they fit its memory together
 * @param trustLevel 1 to 3
 * @param autoJoin whether it lets itself be joined to open Subclouds
 * @param requestedSubclouds Subclouds that its operator asks to join
 */
public record PlannedNode(
        String nodeId,
        String operatorId,
        String zone,
        String country,
        GpuClass gpu,
        List<OpenModel> models,
        int trustLevel,
        boolean autoJoin,
        List<String> requestedSubclouds) {

    public PlannedNode {
        models = List.copyOf(models);
        requestedSubclouds = List.copyOf(requestedSubclouds);
    }

    /** Jobs that it holds at once. */
    public int slots() {
        return gpu.slots();
    }

    /** Names of the models that it has loaded. */
    public List<String> modelNames() {
        return models.stream().map(OpenModel::name).toList();
    }
}
