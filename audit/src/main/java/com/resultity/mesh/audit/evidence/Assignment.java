package com.resultity.mesh.audit.evidence;

import java.util.Optional;

/**
 * The slot that a decision gives to its job. Times are milliseconds since 1970-01-01T00:00:00Z.
 *
 * @param nodeId the node
 * @param zone zone that the decision says it is in
 * @param country country that the decision says it counts for
 * @param bootEpoch start of the node's server process
 * @param slot number of the slot, from 0
 * @param slots slots that the node is said to have offered
 * @param tenancy number of this tenancy of the slot in its cell, from 1
 * @param previous how the one before is said to have ended
 * @param leaseEndsAt when the slot is taken back
 * @param nodeVersion version of the enrolment that was decided on
 * @param membershipsVersion version of the memberships that was decided on; 0: none
 * @param locationVersion version of the location that was decided on
 */
public record Assignment(
        String nodeId,
        String zone,
        String country,
        long bootEpoch,
        int slot,
        int slots,
        long tenancy,
        Optional<EndedTenancy> previous,
        long leaseEndsAt,
        long nodeVersion,
        long membershipsVersion,
        long locationVersion) {}
