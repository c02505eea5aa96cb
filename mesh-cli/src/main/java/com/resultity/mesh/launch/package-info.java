/** Starts every process of the mesh, keeps each running, and ends all of them together. */
package com.resultity.mesh.launch;
