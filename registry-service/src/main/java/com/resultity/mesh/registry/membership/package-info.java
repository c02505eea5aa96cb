/** Judges which Subclouds a node belongs to, from what both declare and where the mesh holds the node to be. */
package com.resultity.mesh.registry.membership;
