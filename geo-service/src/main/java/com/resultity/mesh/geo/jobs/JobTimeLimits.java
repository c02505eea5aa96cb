package com.resultity.mesh.geo.jobs;

import java.time.Duration;

/**
 * How far the moment inside a job's id may lie from the moment when the broker took the request.
 *
 * @param oldest how far before it, more than nothing
 * @param furthestAhead how far after it; less than the lead of a table of zones, or a job could be labelled under a table
 *     that is replaced for its moment
 */
public record JobTimeLimits(Duration oldest, Duration furthestAhead) {}
