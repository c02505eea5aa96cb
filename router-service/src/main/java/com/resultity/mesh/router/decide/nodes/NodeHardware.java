package com.resultity.mesh.router.decide.nodes;

/**
 * What a node computes with: of a fleet many have the same, and hold it together.
 *
 * @param gpuClass GPU model
 * @param gpuMemoryMebibytes memory of the GPU, MiB
 * @param verified whether the mesh has verified it
 */
public record NodeHardware(String gpuClass, int gpuMemoryMebibytes, boolean verified) {}
