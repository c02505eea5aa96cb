package com.resultity.mesh.router.decide.nodes;

/**
 * Versions of the records that a node's facts were joined from; 0 where there was none.
 *
 * @param node version of the enrolment
 * @param memberships version of the memberships
 * @param location version of the location
 * @param standing version of the standing
 */
public record NodeVersions(long node, long memberships, long location, long standing) {}
