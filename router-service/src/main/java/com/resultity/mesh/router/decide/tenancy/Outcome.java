package com.resultity.mesh.router.decide.tenancy;

import com.resultity.mesh.router.decide.tenancy.EndedTenancy.OutcomePosition;

/**
 * How an attempt ended, as a gateway saw it.
 *
 * @param jobId the job
 * @param attempt the attempt, from 1
 * @param nodeId node that held it
 * @param gatewayId gateway that says so
 * @param served whether it was served
 * @param position where on the log this lies
 */
public record Outcome(
        String jobId, int attempt, String nodeId, String gatewayId, boolean served, OutcomePosition position) {}
