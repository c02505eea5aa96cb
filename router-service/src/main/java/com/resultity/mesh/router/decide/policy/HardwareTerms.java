package com.resultity.mesh.router.decide.policy;

import java.util.Set;

/**
 * What a Subcloud demands of its nodes' hardware. An empty set, a zero or a false demands nothing.
 *
 * @param gpuClasses GPU models, one of which a node must have
 * @param minimumGpuMemoryMebibytes least memory of the GPU, MiB
 * @param verified whether the mesh must have verified it
 */
public record HardwareTerms(Set<String> gpuClasses, int minimumGpuMemoryMebibytes, boolean verified) {

    public static final HardwareTerms NONE = new HardwareTerms(Set.of(), 0, false);

    public HardwareTerms {
        gpuClasses = Set.copyOf(gpuClasses);
    }

    /** Whether hardware meets them: a GPU model, its memory in MiB, and whether the mesh has verified both. */
    public boolean allow(String gpuClass, int gpuMemoryMebibytes, boolean isVerified) {
        return gpuMemoryMebibytes >= minimumGpuMemoryMebibytes
                && (gpuClasses.isEmpty() || gpuClasses.contains(gpuClass))
                && (isVerified || !verified);
    }
}
