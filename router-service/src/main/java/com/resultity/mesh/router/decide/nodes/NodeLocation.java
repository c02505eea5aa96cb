package com.resultity.mesh.router.decide.nodes;

/**
 * Where a node counts as being: of a fleet many are at the same place, and hold it together.
 *
 * @param zone its zone
 * @param country country that it counts for
 * @param disputed whether this satisfies no jurisdiction
 */
public record NodeLocation(String zone, String country, boolean disputed) {}
