package com.resultity.mesh.simulate;

/**
 * How long a node takes to serve a job, from the documented figures of its GPU.
 *
 * <p>Prefill is bound by arithmetic: a token costs two operations for every active parameter (Kaplan et al. 2020,
 * "Scaling Laws for Neural Language Models", section 2.1), of which a GPU reaches {@link #UTILISATION} of its documented
 * rate. Decoding is bound by memory: every token reads all active weights once (Pope et al. 2022, "Efficiently Scaling
 * Transformer Inference", section 2.1):
 *
 * <pre>
 * prefill = context tokens × 2 × active parameters / (operations a second × utilisation)   × jobs at once
 * decode  = output tokens × bytes a parameter × active parameters / bandwidth              × (1 + 0.1 × (jobs at once - 1))
 * </pre>
 *
 * <p>Jobs at once share the arithmetic evenly; they read the weights together, so decoding slows down only a little. The
 * number of them is taken when the job begins, which keeps this a function of the job alone.
 */
public final class ServiceTime {

    /** Share of the documented arithmetic that prefill reaches; an assumption. */
    static final double UTILISATION = 0.4;

    /** How much each further job slows decoding down; an assumption. */
    static final double DECODE_SLOWDOWN = 0.1;

    /** No job is shorter, in ms: the network and the server take their part. */
    static final long SHORTEST_MILLISECONDS = 20;

    /** No job is longer, in ms: a gateway would have cut it off. */
    static final long LONGEST_MILLISECONDS = 60_000;

    private ServiceTime() {}

    /**
     * Time from the arrival at the node to the last token.
     *
     * @param contextTokens tokens of the prompt, 0 or more
     * @param outputTokens tokens of the answer, 0 or more
     * @param jobsAtOnce jobs that the node holds, this one included, 1 or more
     * @return milliseconds, from 20 to 60,000
     */
    public static long milliseconds(
            GpuClass gpu, OpenModel model, int contextTokens, int outputTokens, int jobsAtOnce) {
        double parameters = model.activeParametersBillions() * 1e9;
        double prefill = contextTokens * 2.0 * parameters / (gpu.teraflops() * 1e12 * UTILISATION) * jobsAtOnce;
        double decode = outputTokens
                * (OpenModel.BYTES_PER_PARAMETER * parameters / (gpu.bandwidthGigabytesPerSecond() * 1e9))
                * (1 + DECODE_SLOWDOWN * (jobsAtOnce - 1));
        return bounded(Math.round((prefill + decode) * 1000));
    }

    /**
     * The same job is never served in quite the same time: stretches {@code milliseconds} by up to a tenth either way.
     *
     * @param chance where in that range, 0 to 1
     */
    public static long jittered(long milliseconds, double chance) {
        return bounded(Math.round(milliseconds * (0.9 + 0.2 * chance)));
    }

    private static long bounded(long milliseconds) {
        return Math.max(SHORTEST_MILLISECONDS, Math.min(LONGEST_MILLISECONDS, milliseconds));
    }
}
