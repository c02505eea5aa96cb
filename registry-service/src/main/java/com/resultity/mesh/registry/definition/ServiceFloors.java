package com.resultity.mesh.registry.definition;

/**
 * What a node must achieve to belong to a Subcloud, where it was measured. A zero asks nothing.
 *
 * @param minimumAvailabilityPartsPerMillion least share of its window in which it was heard, 0 to 1,000,000
 * @param maximumLatencyMilliseconds most that the 95th percentile of its latency over its window may be
 */
public record ServiceFloors(int minimumAvailabilityPartsPerMillion, long maximumLatencyMilliseconds) {

    /** Asks nothing. */
    public static final ServiceFloors NONE = new ServiceFloors(0, 0);

    /** Whether a node was heard often enough; what was not measured is enough. */
    public boolean admitsAvailabilityOf(ServiceRecord measured) {
        return measured.availabilityPartsPerMillion().isEmpty()
                || measured.availabilityPartsPerMillion().getAsInt() >= minimumAvailabilityPartsPerMillion;
    }

    /** Whether a node was quick enough; what was not measured is enough. */
    public boolean admitsLatencyOf(ServiceRecord measured) {
        return maximumLatencyMilliseconds == 0
                || measured.latencyP95Milliseconds().isEmpty()
                || measured.latencyP95Milliseconds().getAsLong() <= maximumLatencyMilliseconds;
    }

    /** Whether a node achieved both; what was not measured is enough. */
    public boolean admit(ServiceRecord measured) {
        return admitsAvailabilityOf(measured) && admitsLatencyOf(measured);
    }
}
