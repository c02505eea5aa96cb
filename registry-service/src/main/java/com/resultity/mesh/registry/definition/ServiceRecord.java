package com.resultity.mesh.registry.definition;

import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What a node did over its window, as the SLA monitor measured it.
 *
 * @param availabilityPartsPerMillion share of the window in which it was heard; empty where nothing was measured
 * @param latencyP95Milliseconds 95th percentile of its latency; empty where it served nothing
 */
public record ServiceRecord(OptionalInt availabilityPartsPerMillion, OptionalLong latencyP95Milliseconds) {

    /** Nothing was measured yet. */
    public static final ServiceRecord NONE = new ServiceRecord(OptionalInt.empty(), OptionalLong.empty());

    /** The worse of the two in each figure; nothing is better than what was not measured. */
    public ServiceRecord worse(ServiceRecord other) {
        return new ServiceRecord(
                IntStream.concat(availabilityPartsPerMillion.stream(), other.availabilityPartsPerMillion.stream())
                        .min(),
                LongStream.concat(latencyP95Milliseconds.stream(), other.latencyP95Milliseconds.stream())
                        .max());
    }
}
