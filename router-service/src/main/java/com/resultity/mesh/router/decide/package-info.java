/** The decision: which node gets the job, as a pure function of the job, the cell's state and now. */
package com.resultity.mesh.router.decide;
