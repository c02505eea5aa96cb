package com.resultity.mesh.router.decide.tenancy;

/**
 * A job's hold on a slot.
 *
 * @param jobId the job
 * @param attempt its attempt, from 1
 * @param leaseEndsAt when the slot is taken back, milliseconds since 1970-01-01T00:00:00Z
 */
public record Tenancy(String jobId, int attempt, long leaseEndsAt) {}
