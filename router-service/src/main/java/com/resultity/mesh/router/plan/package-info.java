/** Says what a draft would change for the jobs of the last hours, by letting cells in memory decide them twice. */
package com.resultity.mesh.router.plan;
