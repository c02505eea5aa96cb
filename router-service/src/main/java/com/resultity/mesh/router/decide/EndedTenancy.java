package com.resultity.mesh.router.decide;

import java.util.Optional;

/**
 * How a hold on a slot ended, so that whoever reads the next one can check that it had.
 *
 * @param jobId the job that held it
 * @param attempt its attempt, from 1
 * @param end how it ended
 * @param endedAt when, milliseconds since 1970-01-01T00:00:00Z
 * @param outcome for {@code OUTCOME}, where on the log the outcome lies
 */
public record EndedTenancy(String jobId, int attempt, TenancyEnd end, long endedAt, Optional<OutcomePosition> outcome) {

    /** Where an outcome lies on its topic. */
    public record OutcomePosition(int partition, long offset) {}
}
