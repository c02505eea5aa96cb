package com.resultity.mesh.simulate;

/**
 * A node that was killed with jobs on it.
 *
 * @param node the node
 * @param jobs how many of the jobs that it held were for the Subcloud asked for
 */
public record KilledNode(PlannedNode node, int jobs) {}
