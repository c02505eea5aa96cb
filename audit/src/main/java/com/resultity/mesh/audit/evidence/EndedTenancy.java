package com.resultity.mesh.audit.evidence;

import java.util.Optional;

/**
 * How a decision says that the tenancy before its own ended.
 *
 * @param jobId job that held the slot
 * @param attempt its attempt
 * @param ending how it ended
 * @param endedAt when, milliseconds since 1970-01-01T00:00:00Z
 * @param outcome for an outcome, where that lies
 */
public record EndedTenancy(String jobId, int attempt, TenancyEnding ending, long endedAt, Optional<Position> outcome) {}
