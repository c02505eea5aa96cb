package com.resultity.mesh.router.decide.tenancy;

import java.util.Optional;

/**
 * How a hold on a slot ended, so that whoever reads the next one can check that it had.
 *
 * @param jobId the job that held it
 * @param attempt its attempt, from 1
 * @param end how it ended
 * @param endedAt when, milliseconds since 1970-01-01T00:00:00Z
 * @param outcome where on the log the outcome lies; of an attempt that ended otherwise, the one that came late
 */
public record EndedTenancy(String jobId, int attempt, TenancyEnd end, long endedAt, Optional<OutcomePosition> outcome) {

    /** Where an outcome lies on its topic. */
    public record OutcomePosition(int partition, long offset) {}

    /** The same, after an outcome has told that the node works on it no more. */
    public EndedTenancy confirmedBy(OutcomePosition position) {
        return new EndedTenancy(jobId, attempt, end, endedAt, Optional.of(position));
    }
}
