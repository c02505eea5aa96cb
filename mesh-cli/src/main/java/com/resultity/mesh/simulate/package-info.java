/** A seeded fleet of nodes that behave, and a gateway that sends jobs to the mesh and hands them to the nodes it names. */
package com.resultity.mesh.simulate;
