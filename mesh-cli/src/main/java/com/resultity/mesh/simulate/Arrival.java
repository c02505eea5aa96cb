package com.resultity.mesh.simulate;

/**
 * A job and its moment.
 *
 * @param atMilliseconds when it is sent, from the first job on
 * @param job what is asked for
 */
public record Arrival(long atMilliseconds, SimulatedJob job) {}
