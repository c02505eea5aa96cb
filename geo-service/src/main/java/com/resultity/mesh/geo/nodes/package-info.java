/** The locations of nodes: judged when a node or the table of zones changes, and published when the judgement does. */
package com.resultity.mesh.geo.nodes;
