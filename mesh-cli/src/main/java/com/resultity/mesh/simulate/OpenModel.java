package com.resultity.mesh.simulate;

/**
 * An open-weight language model, served in BF16.
 *
 * @param name its name in the mesh
 * @param licence its licence
 * @param parametersBillions all parameters, in billions
 * @param activeParametersBillions parameters that one token passes through, in billions; fewer than all for a mixture
 *     of experts
 */
public record OpenModel(String name, String licence, double parametersBillions, double activeParametersBillions) {

    /** BF16. */
    public static final int BYTES_PER_PARAMETER = 2;

    /** Room for the key-value cache and activations, as a share of the weights. */
    private static final double OVERHEAD = 0.2;

    private static final double BYTES_PER_GIBIBYTE = 1L << 30;

    /** GPU memory that the loaded model takes, in GiB. */
    public double memoryGibibytes() {
        return parametersBillions * 1e9 * BYTES_PER_PARAMETER * (1 + OVERHEAD) / BYTES_PER_GIBIBYTE;
    }
}
