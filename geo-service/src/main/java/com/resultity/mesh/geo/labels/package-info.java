/** The zone label of a job and the ladder of cells that it climbs, as pure functions of the job and a table of zones. */
package com.resultity.mesh.geo.labels;
