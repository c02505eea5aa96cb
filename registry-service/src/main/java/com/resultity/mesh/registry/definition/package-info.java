/** What owners, operators and the mesh hold to be true: Subclouds, nodes, locations and memberships as plain values. */
package com.resultity.mesh.registry.definition;
