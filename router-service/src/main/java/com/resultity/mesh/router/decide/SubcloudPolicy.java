package com.resultity.mesh.router.decide;

import java.util.List;
import java.util.Set;

/**
 * What a Subcloud demands of its jobs and of the nodes that serve them. An empty set or a zero demands nothing.
 *
 * @param id Subcloud id
 * @param version version of the Subcloud
 * @param grantNeeded whether only tenants with a grant may send jobs
 * @param mayLeaveHomeZone whether its jobs may fall back to other zones
 * @param models models that jobs may name
 * @param countries countries of its nodes
 * @param zones zones of its nodes
 * @param gpuClasses GPU models of its nodes
 * @param minimumGpuMemoryMebibytes least memory of the GPU, MiB
 * @param minimumTrustLevel least trust level, 0 to 3
 */
public record SubcloudPolicy(
        String id,
        long version,
        boolean grantNeeded,
        boolean mayLeaveHomeZone,
        Set<String> models,
        List<String> countries,
        Set<String> zones,
        Set<String> gpuClasses,
        int minimumGpuMemoryMebibytes,
        int minimumTrustLevel) {

    public SubcloudPolicy {
        models = Set.copyOf(models);
        countries = List.copyOf(countries);
        zones = Set.copyOf(zones);
        gpuClasses = Set.copyOf(gpuClasses);
    }

    boolean allowsHardwareOf(NodeFacts node) {
        return node.gpuMemoryMebibytes() >= minimumGpuMemoryMebibytes
                && (gpuClasses.isEmpty() || gpuClasses.contains(node.gpuClass()));
    }

    boolean allowsModel(String model) {
        return models.isEmpty() || models.contains(model);
    }

    /** Whether a job may look in a zone. By the job's own zone and not by the rung: no ladder widens a policy. */
    boolean allowsZone(String zone, Job job) {
        boolean inReach = mayLeaveHomeZone || zone.equals(job.zone());
        return inReach && (zones.isEmpty() || zones.contains(zone));
    }
}
