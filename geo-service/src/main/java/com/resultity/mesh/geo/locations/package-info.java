/** Where a node is held to be, as a pure function of what its operator declares and a table of zones. */
package com.resultity.mesh.geo.locations;
