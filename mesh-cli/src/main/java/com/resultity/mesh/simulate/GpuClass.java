package com.resultity.mesh.simulate;

/**
 * A kind of GPU, with what its vendor documents.
 *
 * @param name name of the class, such as {@code H100-SXM}
 * @param memoryGibibytes memory in GiB
 * @param bandwidthGigabytesPerSecond memory bandwidth in 10^9 bytes a second
 * @param teraflops dense FP16 arithmetic in 10^12 operations a second
 * @param slots jobs that a simulated node with one such GPU holds at once
 */
public record GpuClass(
        String name, int memoryGibibytes, double bandwidthGigabytesPerSecond, double teraflops, int slots) {

    /** Whether the models can be loaded side by side. */
    boolean holds(Iterable<OpenModel> models) {
        double needed = 0;
        for (OpenModel model : models) {
            needed += model.memoryGibibytes();
        }
        return needed <= memoryGibibytes;
    }
}
