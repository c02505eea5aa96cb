package com.resultity.mesh.registry.definition;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a Subcloud promises.
 *
 * @param availabilityPartsPerMillion least share of ended attempts that were served, 0 to 1,000,000
 * @param latencyP95Milliseconds most that the 95th percentile from decision to outcome may be, milliseconds
 * @param windowMilliseconds length of the sliding window that both are measured over, milliseconds
 */
public record Objectives(
        OptionalInt availabilityPartsPerMillion, OptionalLong latencyP95Milliseconds, long windowMilliseconds) {}
