package com.resultity.mesh.sla.judge;

import com.resultity.mesh.sla.measure.SlidingWindow;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a Subcloud promises.
 *
 * @param availability least share of ended attempts that were served, in parts per million; empty: none promised
 * @param latencyP95 most that the 95th percentile of the latency may be, in milliseconds; empty: none promised
 * @param window the window that both are measured over
 */
public record Promise(OptionalInt availability, OptionalLong latencyP95, SlidingWindow window) {}
